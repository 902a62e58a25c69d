import type { StoredData } from "../upgrade/stored-data.ts";
import { tensorForm } from "../upgrade/tensor-form.ts";
import type { Bucket } from "./bucket.ts";

export type HistogramRead =
  | {
      readonly kind: "histogram";
      /** In the order of logging. All numbers are finite, counts not negative. */
      readonly buckets: readonly Bucket[];
      /** Buckets that are left out, since an edge or the count is no number that has a place. */
      readonly oddBuckets: number;
      /** Values that those buckets count, as far as they say. */
      readonly oddValues: number;
    }
  | { readonly kind: "unreadable"; readonly reason: string };

/**
 * A logged value as a histogram: the rows of a tensor of shape `[k, 3]`, which legacy
 * histograms become. Edges stay as they were logged, also where the left one is the
 * larger, as the outer ones of legacy histograms may be.
 */
export function readHistogram(data: StoredData): HistogramRead {
  const tensor = tensorForm(data);
  if (tensor.kind === "unreadable") return tensor;
  const [rows, columns] = tensor.shape;
  // TensorFlow logs a tensor of no values as [0, 3], and metadata alone reads as [0].
  if (rows === 0) return { kind: "histogram", buckets: [], oddBuckets: 0, oddValues: 0 };
  const isMatrix = tensor.shape.length === 2 && columns === 3;
  if (rows === undefined || !isMatrix || (tensor.kind !== "numbers" && tensor.kind !== "bigints")) {
    const form = `${tensor.dtype} of shape [${tensor.shape.join(", ")}]`;
    return { kind: "unreadable", reason: `${form} is no histogram, which has three columns` };
  }
  const { values } = tensor;
  return bucketsOf(
    values instanceof Float64Array ? values : Float64Array.from(values, Number),
    rows,
  );
}

function bucketsOf(values: Float64Array, rows: number): HistogramRead {
  const buckets: Bucket[] = [];
  let oddValues = 0;
  for (let i = 0; i < 3 * rows; i += 3) {
    const left = values[i] ?? NaN;
    const right = values[i + 1] ?? NaN;
    const count = values[i + 2] ?? NaN;
    const isCount = Number.isFinite(count) && count >= 0;
    if (isCount && Number.isFinite(left) && Number.isFinite(right)) {
      buckets.push([left, right, count]);
    } else if (isCount) {
      oddValues += count;
    }
  }
  return { kind: "histogram", buckets, oddBuckets: rows - buckets.length, oddValues };
}
