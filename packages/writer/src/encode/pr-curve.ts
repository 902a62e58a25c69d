import { checkCount, checkLength, show, type Numbers } from "./check.ts";
import { encodeValue, type TagOptions } from "./summary-value.ts";
import { DT_FLOAT, numericTensor } from "./tensor-fields.ts";
import { encodeMessage, varintField } from "./wire.ts";

/** What a classifier said, and what was right; one item per example. */
export interface Predictions {
  /** Whether the example belongs to the class: booleans, or 0 and 1. */
  readonly labels: ArrayLike<number | boolean>;
  /** Probability that it does, from 0 to 1. */
  readonly predictions: Numbers;
  /** How much the example counts, at least 0; 1 for each by default. */
  readonly weights?: Numbers;
}

/** Counts at evenly spaced thresholds from 0 to 1; one item per threshold. */
export interface ThresholdCounts {
  readonly truePositives: Numbers;
  readonly falsePositives: Numbers;
  readonly trueNegatives: Numbers;
  readonly falseNegatives: Numbers;
  /** Computed from the counts when absent, like `recall`. */
  readonly precision?: Numbers;
  readonly recall?: Numbers;
}

export interface PrCurveOptions extends TagOptions {
  /** At least 2; default 201. Given counts bring their own. */
  readonly thresholds?: number;
}

const DEFAULT_THRESHOLDS = 201;
/** Keeps ratios of nothing at 0. */
const SMALLEST_COUNT = 1e-7;

/**
 * Precision and recall over the threshold, as TensorBoard's `pr_curve` writes them:
 * float32 of shape [6, thresholds], whose rows are true positives, false positives,
 * true negatives, false negatives, precision and recall.
 *
 * Throws a TypeError for lists of different lengths, for labels other than 0 and 1,
 * and for predictions outside of [0, 1]. Source: tensorboard/plugins/pr_curve/summary.py.
 */
export function prCurveValue(
  tag: string,
  curve: Predictions | ThresholdCounts,
  { thresholds = DEFAULT_THRESHOLDS, ...options }: PrCurveOptions = {},
): Uint8Array<ArrayBuffer> {
  const what = `PR curve ${show(tag)}`;
  const counts = "labels" in curve ? countPredictions(what, curve, thresholds) : curve;
  const rows = prCurveRows(what, counts);
  const columns = rows.length / 6;
  return encodeValue(
    tag,
    numericTensor(DT_FLOAT, [6, columns], rows),
    { pluginName: "pr_curves", content: encodeMessage([varintField(2, columns)]) },
    options,
  );
}

function countPredictions(
  what: string,
  { labels, predictions, weights }: Predictions,
  thresholds: number,
): ThresholdCounts {
  checkCount(`${what}: thresholds`, thresholds, 2);
  checkLength(what, `predictions for ${labels.length} labels`, labels.length, predictions.length);
  if (weights !== undefined) {
    checkLength(what, `weights for ${labels.length} labels`, labels.length, weights.length);
  }
  const truePositives = new Float64Array(thresholds);
  const falsePositives = new Float64Array(thresholds);
  for (let i = 0; i < labels.length; i++) {
    const label = Number(labels[i]);
    const prediction = predictions[i] ?? NaN;
    const weight = weights === undefined ? 1 : (weights[i] ?? NaN);
    if (!((label === 0 || label === 1) && prediction >= 0 && prediction <= 1 && weight >= 0)) {
      throw new TypeError(
        `${what}: example ${i} has label ${label}, prediction ${prediction} and weight ${weight}; ` +
          "labels are 0 or 1, predictions from 0 to 1, weights at least 0",
      );
    }
    const counts = label === 1 ? truePositives : falsePositives;
    const bucket = bucketOf(prediction, thresholds, predictions instanceof Float32Array);
    counts[bucket] = (counts[bucket] ?? 0) + weight;
  }
  sumFromEnd(truePositives);
  sumFromEnd(falsePositives);
  return {
    truePositives,
    falsePositives,
    trueNegatives: falsePositives.map((count) => (falsePositives[0] ?? 0) - count),
    falseNegatives: truePositives.map((count) => (truePositives[0] ?? 0) - count),
  };
}

/** In the precision of the predictions, as NumPy multiplies. */
function bucketOf(prediction: number, thresholds: number, isFloat32: boolean): number {
  const place = prediction * (thresholds - 1);
  return Math.floor(isFloat32 ? Math.fround(place) : place);
}

/** What is at or above each threshold. */
function sumFromEnd(counts: Float64Array): void {
  for (let i = counts.length - 2; i >= 0; i--) counts[i] = (counts[i] ?? 0) + (counts[i + 1] ?? 0);
}

function prCurveRows(what: string, counts: ThresholdCounts): Float32Array<ArrayBuffer> {
  const { truePositives, falsePositives, trueNegatives, falseNegatives } = counts;
  const thresholds = truePositives.length;
  checkCount(`${what}: thresholds`, thresholds, 2);
  const share = (others: Numbers) =>
    Array.from(
      truePositives,
      (count, i) => count / Math.max(SMALLEST_COUNT, count + (others[i] ?? 0)),
    );
  const precision = counts.precision ?? share(falsePositives);
  const recall = counts.recall ?? share(falseNegatives);
  const positives = [truePositives, falsePositives];
  const rows = [...positives, trueNegatives, falseNegatives, precision, recall];
  const values = new Float32Array(rows.length * thresholds);
  rows.forEach((row, i) => {
    checkLength(what, `items of row ${i} for ${thresholds} thresholds`, thresholds, row.length);
    values.set(Array.from(row), i * thresholds);
  });
  return values;
}
