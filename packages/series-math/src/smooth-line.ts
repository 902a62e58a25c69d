import { unreachable } from "@runlens/base";
import { isConstant, smoothDebiased, type SmoothingKind } from "@runlens/model";
import { smoothGaussian } from "./gaussian.ts";
import { smoothRunningMean } from "./running-mean.ts";
import { smoothTimeEma } from "./time-ema.ts";

/**
 * A line, smoothed over all its points. A line of one repeated value is returned as it is,
 * so that rounding draws no ripple on it.
 *
 * @param amount as `WindowQuery.smoothing` has it; 0: not smoothed.
 * @param xs what `timeEma` measures distances on.
 */
export function smoothLine(
  values: Float64Array,
  xs: Float64Array,
  kind: SmoothingKind,
  amount: number,
): Float64Array {
  if (amount === 0 || isConstant(values)) return values.slice();
  switch (kind) {
    case "ema":
      return smoothDebiased(values, amount);
    case "timeEma":
      return smoothTimeEma(values, xs, amount);
    case "gaussian":
      return smoothGaussian(values, amount);
    case "mean":
      return smoothRunningMean(values, Math.max(Math.round(amount), 1));
    default:
      return unreachable(kind);
  }
}

/**
 * How much another kind must smooth to be as calm as a moving average with a weight: to
 * leave the same share of the variance of noise, (1 - weight) / (1 + weight).
 */
export function amountLike(kind: SmoothingKind, weight: number): number {
  const points = (1 + weight) / (1 - weight);
  if (weight === 0) return 0;
  if (kind === "mean") return Math.max(Math.round(points), 2);
  return kind === "gaussian" ? points / (2 * Math.sqrt(Math.PI)) : weight;
}
