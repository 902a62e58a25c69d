/** Digits, and the small decimals that sweeps put into names: `0.003`, `3e-4`. */
const CHUNKS = /(0\.\d+|\d+e-\d+|\d+)/i;

/**
 * Compares names as people order them: numbers by value, `/` before any other
 * character, so that `a/2` < `a/10` < `a.b` and `lr=0.03` < `lr=0.1`, but `v1.9` <
 * `v1.10`. Equal by value falls back to code units, so the order is total.
 */
export function compareNatural(a: string, b: string): number {
  const left = a.split(CHUNKS);
  const right = b.split(CHUNKS);
  const shared = Math.min(left.length, right.length);
  for (let i = 0; i < shared; i++) {
    const order = compareChunk(left[i] ?? "", right[i] ?? "", i % 2 === 1);
    if (order !== 0) return order;
  }
  return left.length - right.length || compareText(a, b);
}

function compareChunk(a: string, b: string, digits: boolean): number {
  if (digits) return Number(a) - Number(b);
  return compareText(a.replaceAll("/", "\0"), b.replaceAll("/", "\0"));
}

/** Compares by UTF-16 code units: the same on every machine and locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
