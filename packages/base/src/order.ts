/** Digits, and the small decimals that sweeps put into names: `0.003`, `3e-4`. */
const CHUNKS = /(0\.\d+|\d+e-\d+|\d+)/i;

/** A name cut into texts and numbers, to be compared many times. */
export interface NaturalKey {
  readonly name: string;
  /** Every second one is a number. */
  readonly chunks: readonly (string | number)[];
}

export function naturalKey(name: string): NaturalKey {
  const chunks = name
    .split(CHUNKS)
    .map((chunk, i) => (i % 2 === 1 ? Number(chunk) : chunk.replaceAll("/", "\0")));
  return { name, chunks };
}

/**
 * Compares names as people order them: numbers by value, `/` before any other
 * character, so that `a/2` < `a/10` < `a.b` and `lr=0.03` < `lr=0.1`, but `v1.9` <
 * `v1.10`. Equal by value falls back to code units, so the order is total.
 */
export function compareNatural(a: string, b: string): number {
  return compareNaturalKeys(naturalKey(a), naturalKey(b));
}

export function compareNaturalKeys(a: NaturalKey, b: NaturalKey): number {
  const shared = Math.min(a.chunks.length, b.chunks.length);
  for (let i = 0; i < shared; i++) {
    const left = a.chunks[i] ?? "";
    const right = b.chunks[i] ?? "";
    if (left < right) return -1;
    if (left > right) return 1;
  }
  return a.chunks.length - b.chunks.length || compareText(a.name, b.name);
}

/** Compares by UTF-16 code units: the same on every machine and locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
