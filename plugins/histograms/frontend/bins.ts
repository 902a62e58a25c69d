import type { Bucket } from "@runlens/format";

/** Equal bins side by side. */
export interface Bins {
  readonly min: number;
  readonly max: number;
  readonly count: number;
}

/**
 * Bins that span all buckets of all histograms. One value v alone gets room on both sides,
 * as in TensorBoard: [v / 1.1 - 1, v * 1.1 + 1], and mirrored below zero.
 */
export function sharedBins(
  histograms: Iterable<{ readonly buckets: readonly Bucket[] }>,
  count: number,
): Bins {
  let min = Infinity;
  let max = -Infinity;
  for (const { buckets } of histograms) {
    for (const [left, right] of buckets) {
      min = Math.min(min, left, right);
      max = Math.max(max, left, right);
    }
  }
  if (min > max) [min, max] = [0, 0];
  if (min < max) return { min, max, count };
  const near = Math.abs(min) / 1.1 - 1;
  const far = Math.min(Math.abs(min) * 1.1 + 1, Number.MAX_VALUE);
  return min < 0 ? { min: -far, max: -near, count } : { min: near, max: far, count };
}

/** The edge on the left of a bin; of `count` the right edge of the last. None lies left of the one before. */
export function edgeOf({ min, max, count }: Bins, bin: number): number {
  const share = bin / count;
  const width = max - min;
  const edge = width < Infinity ? min + width * share : (min / 2 + (max / 2 - min / 2) * share) * 2;
  return bin === count ? max : Math.min(edge, max);
}

/**
 * How many values fall into each bin, when those of a bucket are spread evenly over its
 * width. What a bucket without width holds goes to the bin that it lies in, on a border to
 * the one on the right. The total stays the same.
 *
 *     buckets  [0, 2, 4] [3, 3, 5]      bins  0..1  1..2  2..3  3..4
 *                                              2     2     0     5
 */
export function rebin(buckets: readonly Bucket[], bins: Bins): Float64Array {
  const counts = new Float64Array(bins.count);
  for (const [a, b, count] of buckets) {
    if (count > 0) spread(counts, bins, Math.min(a, b), Math.max(a, b), count);
  }
  return counts;
}

function spread(
  counts: Float64Array,
  bins: Bins,
  left: number,
  right: number,
  count: number,
): void {
  const first = binAt(bins, left);
  const last = binAt(bins, right);
  let before = 0;
  for (let bin = first; bin < last; bin++) {
    const share = shareBelow(edgeOf(bins, bin + 1), left, right);
    counts[bin] = (counts[bin] ?? 0) + count * (share - before);
    before = share;
  }
  counts[last] = (counts[last] ?? 0) + count * (1 - before);
}

/** The bin that holds a value; on a border the one on the right. */
export function binAt(bins: Bins, value: number): number {
  const { min, max, count } = bins;
  const guess = Math.floor(shareBelow(value, min, max) * count);
  const bin = Math.min(guess, count - 1);
  if (bin + 1 < count && value >= edgeOf(bins, bin + 1)) return bin + 1;
  return bin > 0 && value < edgeOf(bins, bin) ? bin - 1 : bin;
}

/** How much of a range lies below a value, from 0 to 1. */
function shareBelow(value: number, left: number, right: number): number {
  const width = right - left;
  // Very large edges: their difference overflows, that of their halves does not.
  const share =
    width < Infinity ? (value - left) / width : (value / 2 - left / 2) / (right / 2 - left / 2);
  return Math.min(Math.max(share, 0), 1);
}
