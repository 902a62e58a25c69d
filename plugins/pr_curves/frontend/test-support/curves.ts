import type { Curve } from "../curve.ts";

/** A curve with evenly spaced thresholds from 0 to 1, and one example of each kind at all of them. */
export function curveFrom(precision: readonly number[], recall: readonly number[]): Curve {
  const counts = Float64Array.from(precision, () => 1);
  return {
    thresholds: Float64Array.from(precision, (_, i) => i / Math.max(precision.length - 1, 1)),
    truePositives: counts,
    falsePositives: counts,
    trueNegatives: counts,
    falseNegatives: counts,
    precision: Float64Array.from(precision),
    recall: Float64Array.from(recall),
  };
}
