import { unreachable } from "@runlens/base";
import type { GroupCentre } from "@runlens/model";

/** Share of the values that the interquartile mean leaves out at either end. */
const TRIMMED_SHARE = 0.25;

/**
 * The middle of some finite numbers, at least one. `iqm`: the mean without the smallest and
 * the largest quarter, each rounded down to whole numbers, as rliable does it by
 * scipy.stats.trim_mean. `median` of an even number: the mean of the two in the middle.
 *
 * @param values are sorted, unless the mean is asked for.
 */
export function centreOf(values: Float64Array, centre: GroupCentre): number {
  if (centre === "mean") return meanOf(values);
  values.sort();
  const { length } = values;
  switch (centre) {
    case "median": {
      const half = Math.floor(length / 2);
      return meanOf(values.subarray(length % 2 === 0 ? half - 1 : half, half + 1));
    }
    case "iqm": {
      const trimmed = Math.floor(length * TRIMMED_SHARE);
      return meanOf(values.subarray(trimmed, length - trimmed));
    }
    default:
      return unreachable(centre);
  }
}

export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Standard deviation of a sample, with n - 1; NaN of one value. */
export function deviationOf(values: Float64Array): number {
  const mean = meanOf(values);
  let sum = 0;
  for (const value of values) sum += (value - mean) ** 2;
  return Math.sqrt(sum / (values.length - 1));
}

/**
 * Value below which a share of the numbers lies, read off between two of them, as numpy
 * does by default (type 7 of Hyndman and Fan).
 */
export function quantileOf(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const from = sorted[below] ?? NaN;
  const to = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN;
  return from + (to - from) * (place - below);
}
