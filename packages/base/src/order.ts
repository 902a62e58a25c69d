const CHUNKS = /(\d+)/;

/**
 * Compares names as people order them: runs of digits by value, `/` before any
 * other character, so that `a/2` < `a/10` < `a.b`. Equal by value falls back to
 * code units, so the order is total.
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
