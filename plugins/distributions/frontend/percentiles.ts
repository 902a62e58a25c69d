import { compressHistogram, type Bucket } from "@runlens/format";
import { hasValues, type PlacedHistogram, type StepHistogram } from "@runlens/histograms";

/** A histogram's percentiles at its place on the axis of time. */
export interface PlacedPercentiles {
  readonly place: number;
  readonly histogram: StepHistogram;
  /** Position in the list that was given. */
  readonly position: number;
  /** Rising: at 0, 6.68, 15.87, 30.85, 50, 69.15, 84.13, 93.32 and 100 %. */
  readonly values: readonly number[];
}

export const PERCENTILES = ["0", "6.68", "15.87", "30.85", "50", "69.15", "84.13", "93.32", "100"];
export const MEDIAN = 4;

/** Of all histograms that hold values: without values there are no percentiles. */
export function percentilesOf(histograms: readonly PlacedHistogram[]): PlacedPercentiles[] {
  return histograms.flatMap(({ place, histogram }, position) => {
    if (!hasValues(histogram.buckets)) return [];
    const values = compressHistogram(withoutEmptyEnds(histogram.buckets)).map(([, value]) => value);
    return [{ place, histogram, position, values }];
  });
}

/** Empty buckets at the ends say nothing of where the values lie, so 0 and 100 % are not there. */
function withoutEmptyEnds(buckets: readonly Bucket[]): readonly Bucket[] {
  const first = buckets.findIndex(([, , count]) => count > 0);
  const last = buckets.findLastIndex(([, , count]) => count > 0);
  return buckets.slice(first, last + 1);
}
