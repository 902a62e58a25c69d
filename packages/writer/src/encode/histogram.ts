import { checkCount, show, type Numbers } from "./check.ts";
import { encodeValue, type TagOptions } from "./summary-value.ts";
import { DT_DOUBLE, numericTensor } from "./tensor-fields.ts";

export interface HistogramOptions extends TagOptions {
  /** How many buckets values are counted in; default 30. */
  readonly buckets?: number;
}

/** [left edge, right edge, count]; the right edge belongs to the last bucket only. */
export type Bucket = readonly [left: number, right: number, count: number];

const DEFAULT_BUCKETS = 30;

/**
 * The distribution of `values`, as `tf.summary.histogram` writes it: float64 of
 * shape [buckets, 3], counted by `bucketize`. TypeError for less than 0 buckets.
 */
export function histogramValue(
  tag: string,
  values: Numbers,
  { buckets = DEFAULT_BUCKETS, ...options }: HistogramOptions = {},
): Uint8Array<ArrayBuffer> {
  checkCount(`histogram ${show(tag)}: buckets`, buckets);
  return histogramOfRows(tag, bucketize(values, buckets), options);
}

/**
 * A distribution that was counted before, bucket by bucket in ascending order; none is
 * allowed. TypeError for a bucket that ends before it starts or counts less than nothing.
 */
export function bucketsValue(
  tag: string,
  buckets: readonly Bucket[],
  options?: TagOptions,
): Uint8Array<ArrayBuffer> {
  buckets.forEach(([left, right, count], i) => {
    if (left > right || count < 0) {
      throw new TypeError(
        `histogram ${show(tag)}: bucket ${i} is [${left}, ${right}, ${count}], but must ` +
          "end behind its start and count 0 or more",
      );
    }
  });
  return histogramOfRows(tag, Float64Array.from(buckets.flat()), options);
}

function histogramOfRows(
  tag: string,
  rows: Float64Array,
  options?: TagOptions,
): Uint8Array<ArrayBuffer> {
  const tensor = numericTensor(DT_DOUBLE, [rows.length / 3, 3], rows);
  return encodeValue(tag, tensor, { pluginName: "histograms" }, options);
}

/**
 * Counts `values` in `buckets` equal ones, 30 by default: rows of left edge, right
 * edge and count, three numbers each.
 *
 * Without values all is 0. Where all are the same value v, each row is [v, v, 0]
 * and the last one counts them. A NaN among them makes each row [NaN, NaN, 0], and
 * an infinity makes edges NaN or infinite; both as TensorFlow has it.
 *
 * Source: tensorboard/plugins/histogram/summary_v2.py; bit for bit in float64.
 */
export function bucketize(values: Numbers, buckets = DEFAULT_BUCKETS): Float64Array<ArrayBuffer> {
  const rows = new Float64Array(buckets * 3);
  if (values.length === 0 || buckets === 0) return rows;
  const { min, max } = rangeOf(values);
  const width = (max - min) / buckets;
  const edge = (i: number) => (min === max ? min : i === buckets ? max : min + i * width);
  for (let i = 0; i < buckets; i++) {
    rows[3 * i] = edge(i);
    rows[3 * i + 1] = edge(i + 1);
  }
  if (Number.isNaN(min)) return rows;
  for (let i = 0; i < values.length; i++) {
    const bucket = Math.floor(((values[i] ?? 0) - min) / width);
    const row = bucket < buckets - 1 ? bucket : buckets - 1; // NaN: of equal values or infinities
    rows[3 * row + 2] = (rows[3 * row + 2] ?? 0) + 1;
  }
  return rows;
}

/** NaN twice where one is among the values. */
function rangeOf(values: Numbers): { min: number; max: number } {
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value < min) min = value;
    if (value > max) max = value;
    if (Number.isNaN(value)) return { min: NaN, max: NaN };
  }
  return { min, max };
}
