import type { Bucket } from "./bucket.ts";

/** A quantile in hundredths of a percent, and the value that it falls on. */
export type Percentile = readonly [basisPoint: number, value: number];

/** The normal distribution at −∞, −1.5, −1, −0.5, 0, 0.5, 1, 1.5 and ∞ standard deviations. */
const BASIS_POINTS = [0, 668, 1587, 3085, 5000, 6915, 8413, 9332, 10000] as const;
const ALL_POINTS = 10000;

/**
 * A histogram as nine percentiles, each interpolated within its bucket.
 *
 * Without buckets all are 0; without counts all are the right edge of the last bucket.
 * Outer edges bound the inner ones, since legacy histograms write them in reverse. The
 * operations and their order are TensorBoard's, so that every bit agrees.
 *
 * Source: tensorboard/plugins/distribution/compressor.py.
 */
export function compressHistogram(buckets: readonly Bucket[]): Percentile[] {
  const first = buckets[0];
  const last = buckets.at(-1);
  if (first === undefined || last === undefined) return BASIS_POINTS.map((point) => [point, 0]);
  const [lowest] = first;
  const [, highest] = last;
  const weights = cumulativeWeights(buckets);

  let from = 0;
  return BASIS_POINTS.map((point): Percentile => {
    from = bucketOf(point, weights, from);
    const weight = weights[from];
    if (weight === undefined) return [point, highest];
    const before = weights[from - 1] ?? 0;
    const left = before === 0 ? lowest : atLeast(rightEdge(buckets, from - 1), lowest);
    const right = atMost(rightEdge(buckets, from), highest);
    return [point, left + ((point - before) * (right - left)) / (weight - before)];
  });
}

/** Of each bucket: the share of values up to its right edge, in basis points. */
function cumulativeWeights(buckets: readonly Bucket[]): number[] {
  const total = buckets.reduce((sum, [, , count]) => sum + count, 0) || 1;
  let weight = 0;
  return buckets.map(([, , count]) => (weight += (count * ALL_POINTS) / total));
}

/** The first bucket, no earlier than `from`, that goes beyond `point` and is not empty. */
function bucketOf(point: number, weights: readonly number[], from: number): number {
  const index = weights.findIndex(
    (weight, i) => i >= from && !(weight <= point) && weight !== (weights[i - 1] ?? 0),
  );
  return index < 0 ? weights.length : index;
}

function rightEdge(buckets: readonly Bucket[], index: number): number {
  return buckets[index]?.[1] ?? NaN;
}

/** Unlike `Math.max`, keeps the edge that is no number. */
function atLeast(edge: number, bound: number): number {
  return bound > edge ? bound : edge;
}

function atMost(edge: number, bound: number): number {
  return bound < edge ? bound : edge;
}
