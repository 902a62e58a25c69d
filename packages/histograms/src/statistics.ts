import type { Bucket } from "@runlens/format";

/** What a histogram says of the values that it counts. */
export interface Statistics {
  readonly count: number;
  /** The outer edges of the buckets that hold values: exact where the writer says so. */
  readonly min: number;
  readonly max: number;
  /** Estimated as if the values of a bucket were spread evenly over it. */
  readonly mean: number;
  readonly std: number;
}

/** Without values the count is 0 and all else NaN. */
export function statisticsOf(buckets: readonly Bucket[]): Statistics {
  let count = 0;
  let min = Infinity;
  let max = -Infinity;
  for (const [left, right, values] of buckets) {
    if (values === 0) continue;
    count += values;
    min = Math.min(min, left, right);
    max = Math.max(max, left, right);
  }
  if (count === 0) return { count, min: NaN, max: NaN, mean: NaN, std: NaN };
  let mean = 0;
  for (const [left, right, values] of buckets) mean += (left / 2 + right / 2) * (values / count);
  let variance = 0;
  for (const [left, right, values] of buckets) {
    const distance = left / 2 + right / 2 - mean;
    variance += (distance ** 2 + (right - left) ** 2 / 12) * (values / count);
  }
  return { count, min, max, mean, std: Math.sqrt(variance) };
}

export function hasValues(buckets: readonly Bucket[]): boolean {
  return buckets.some(([, , count]) => count > 0);
}
