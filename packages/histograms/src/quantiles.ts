import type { Bucket } from "@runlens/format";

/**
 * The values that given shares of all values lie below, each interpolated within its bucket
 * as if the values there were spread evenly. Without values all are NaN.
 *
 *     buckets  [0, 2, 1] [2, 4, 3]      shares  0  0.25  0.5   1
 *                                               0  2     2.67  4
 *
 * @param shares from 0 to 1, rising.
 */
export function quantilesOf(
  buckets: readonly Bucket[],
  shares: readonly number[],
): readonly number[] {
  const filled = buckets
    .filter(([, , count]) => count > 0)
    .map(([a, b, count]) => ({ low: Math.min(a, b), high: Math.max(a, b), count }))
    .toSorted((one, other) => one.low - other.low);
  const total = filled.reduce((sum, { count }) => sum + count, 0);
  let at = 0;
  let below = 0;
  return shares.map((share) => {
    const wanted = share * total;
    let bucket = filled[at];
    while (bucket !== undefined && at < filled.length - 1 && below + bucket.count < wanted) {
      below += bucket.count;
      bucket = filled[++at];
    }
    if (bucket === undefined) return NaN;
    const part = Math.min((wanted - below) / bucket.count, 1);
    return bucket.low * (1 - part) + bucket.high * part;
  });
}
