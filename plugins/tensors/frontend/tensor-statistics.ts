import type { Tensor } from "@runlens/format";
import { elementNumber } from "./element-text.ts";

/** Of a tensor of numbers; of complex ones the magnitudes count. */
export interface TensorStatistics {
  readonly count: number;
  /** Places of the least and the greatest finite element; -1 when none is finite. */
  readonly minIndex: number;
  readonly maxIndex: number;
  /** Of the finite elements; NaN when there is none. The deviation is that of a population. */
  readonly mean: number;
  readonly std: number;
  readonly zeros: number;
  readonly nans: number;
  readonly positiveInfinities: number;
  readonly negativeInfinities: number;
}

/** Undefined for texts, and for bit patterns whose numbers we do not know. */
export function tensorStatistics(tensor: Tensor): TensorStatistics | undefined {
  if (tensor.kind === "strings" || tensor.kind === "bits") return undefined;
  const count = elementCount(tensor);
  let [minIndex, maxIndex] = [-1, -1];
  let [min, max] = [Infinity, -Infinity];
  let [finite, mean, squares] = [0, 0, 0];
  let [zeros, nans, positiveInfinities, negativeInfinities] = [0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const value = elementNumber(tensor, i);
    if (!Number.isFinite(value)) {
      if (value === Infinity) positiveInfinities++;
      else if (value === -Infinity) negativeInfinities++;
      else nans++;
      continue;
    }
    if (value === 0) zeros++;
    if (value < min) [min, minIndex] = [value, i];
    if (value > max) [max, maxIndex] = [value, i];
    // Welford's update, which does not lose digits when the mean is far from zero.
    finite++;
    const distance = value - mean;
    mean += distance / finite;
    squares += distance * (value - mean);
  }
  return {
    count,
    minIndex,
    maxIndex,
    mean: finite === 0 ? NaN : mean,
    std: finite === 0 ? NaN : Math.sqrt(squares / finite),
    zeros,
    nans,
    positiveInfinities,
    negativeInfinities,
  };
}

export function elementCount({ shape }: Pick<Tensor, "shape">): number {
  return shape.reduce((product, size) => product * size, 1);
}
