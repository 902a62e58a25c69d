import { tensorForm, type TensorRead } from "@runlens/format";
import type { LoggedValue } from "@runlens/model";

/** A precision-recall curve; columns have one item per threshold, thresholds rise. */
export interface Curve {
  readonly thresholds: Float64Array;
  readonly precision: Float64Array;
  readonly recall: Float64Array;
  /** Sums of weights, so they need not be whole. */
  readonly truePositives: Float64Array;
  readonly falsePositives: Float64Array;
  readonly trueNegatives: Float64Array;
  readonly falseNegatives: Float64Array;
}

export type CurveRead =
  | { readonly kind: "curve"; readonly curve: Curve }
  | { readonly kind: "unreadable"; readonly reason: string };

/** Matrices of more numbers are no curves of a classifier; 100,000 thresholds are far from it. */
const MAX_ELEMENTS = 2 ** 21;
const ROWS = 6;

/**
 * Reads a logged curve: a matrix of six rows, which are true positives, false positives,
 * true negatives, false negatives, precision and recall, with a column per threshold,
 * evenly from 0 to 1. Thresholds at the end that nothing exceeds are left out, since
 * precision means nothing there; one always stays.
 * Source: tensorboard/plugins/pr_curve/summary.py, pr_curves_plugin.py.
 */
export function readCurve(value: LoggedValue): CurveRead {
  if (value.kind === "unreadable") return { kind: "unreadable", reason: value.problem.message };
  return curveOf(tensorForm(value.data, { maxElements: MAX_ELEMENTS }));
}

export function curveOf(tensor: TensorRead): CurveRead {
  if (tensor.kind === "unreadable")
    return unreadable(`The value cannot be read: ${tensor.reason}.`);
  const { kind, dtype, shape, values } = tensor;
  const [rowCount, columnCount = 0] = shape;
  if (kind !== "numbers" && kind !== "bigints") {
    return unreadable(`A curve is made of numbers; this value is of type ${dtype}.`);
  }
  if (shape.length !== 2 || rowCount !== ROWS || columnCount === 0) {
    return unreadable(
      `A curve has 6 rows and a column per threshold; this value has the shape [${shape.join(", ")}].`,
    );
  }
  const numbers = Float64Array.from<number | bigint>(values, Number);
  const keptCount = usedThresholds(numbers, columnCount);
  const row = (place: number) =>
    numbers.slice(place * columnCount, place * columnCount + keptCount);
  const curve = {
    thresholds: Float64Array.from({ length: keptCount }, (_, i) => thresholdAt(i, columnCount)),
    truePositives: row(0),
    falsePositives: row(1),
    trueNegatives: row(2),
    falseNegatives: row(3),
    precision: row(4),
    recall: row(5),
  };
  return { kind: "curve", curve };
}

/** As TensorBoard counts: a threshold is exceeded when a whole prediction is above it. */
function usedThresholds(numbers: Float64Array, columnCount: number): number {
  for (let i = columnCount - 1; i > 0; i--) {
    const truePositives = Math.trunc(numbers[i] ?? 0);
    const falsePositives = Math.trunc(numbers[columnCount + i] ?? 0);
    if (truePositives + falsePositives !== 0) return i + 1;
  }
  return 1;
}

/** As NumPy's `linspace(0, 1, count)` rounds them. */
function thresholdAt(place: number, count: number): number {
  if (place === 0) return 0;
  return place === count - 1 ? 1 : place * (1 / (count - 1));
}

function unreadable(reason: string): CurveRead {
  return { kind: "unreadable", reason };
}
