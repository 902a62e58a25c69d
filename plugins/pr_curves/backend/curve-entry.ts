/** One curve as TensorBoard sends it; arrays have one item per threshold. */
export interface CurveEntry {
  /** Seconds since the epoch. */
  readonly wall_time: number;
  readonly step: number;
  readonly precision: readonly number[];
  readonly recall: readonly number[];
  readonly true_positives: readonly number[];
  readonly false_positives: readonly number[];
  readonly true_negatives: readonly number[];
  readonly false_negatives: readonly number[];
  readonly thresholds: readonly number[];
}

/**
 * A logged curve without the thresholds at its end that nothing exceeds, where precision
 * means nothing; one threshold always stays. Thresholds run evenly from 0 to 1 over all
 * that were logged, those left out included.
 *
 * @param rows true positives, false positives, true negatives, false negatives,
 * precision and recall, one column per threshold.
 * @returns undefined for rows that are no curve.
 */
export function curveEntry(
  rows: readonly (readonly number[])[],
  step: number,
  wallTimeSecs: number,
): CurveEntry | undefined {
  const [truePositives, falsePositives, trueNegatives, falseNegatives, precision, recall] = rows;
  if (truePositives === undefined || falsePositives === undefined) return undefined;
  if (trueNegatives === undefined || falseNegatives === undefined) return undefined;
  if (precision === undefined || recall === undefined || rows.length > 6) return undefined;
  const thresholdCount = recall.length;
  if (thresholdCount === 0) return undefined;

  const positives = truePositives.map(
    (count, i) => Math.trunc(count) + Math.trunc(falsePositives[i] ?? 0),
  );
  const kept = Math.max(positives.findLastIndex((count) => count !== 0) + 1, 1);
  const counts = (row: readonly number[]) => row.slice(0, kept).map(Math.trunc);
  return {
    wall_time: wallTimeSecs,
    step,
    precision: precision.slice(0, kept),
    recall: recall.slice(0, kept),
    true_positives: counts(truePositives),
    false_positives: counts(falsePositives),
    true_negatives: counts(trueNegatives),
    false_negatives: counts(falseNegatives),
    thresholds: evenThresholds(thresholdCount).slice(0, kept),
  };
}

/** As NumPy's `linspace(0, 1, count)` rounds them. */
function evenThresholds(count: number): number[] {
  const distance = 1 / (count - 1);
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) return 0;
    return i === count - 1 ? 1 : i * distance;
  });
}
