import { smoothGaussian } from "./gaussian.ts";
import { smoothRunningMean } from "./running-mean.ts";

/** Smoothing of which a point depends only on the points around it. */
export interface LocalSmoothing {
  readonly kind: "gaussian" | "mean";
  readonly amount: number;
}

/** Values of a line from position `start` on. */
export interface Stretch {
  readonly values: Float64Array;
  readonly start: number;
}

/** How far a Gaussian reaches on either side. */
const REACH_SIGMAS = 3;

/** So many values in reach of a Gaussian cost about as much as looking at a point. */
const REACHED_PER_POINT = 5;

/** A running mean goes through its values so many times. */
const PASSES_OF_MEAN = 10;

/** Points on either side that are enough for any. */
export function reachOf({ kind, amount }: LocalSmoothing): number {
  return Math.ceil(kind === "gaussian" ? REACH_SIGMAS * amount : amount);
}

/** About how many points are smoothed in the time of looking at `points`; at least 1. */
export function smoothedInTimeOf(points: number, { kind, amount }: LocalSmoothing): number {
  const perPoint =
    kind === "mean" ? PASSES_OF_MEAN : (2 * REACH_SIGMAS * amount) / REACHED_PER_POINT;
  return Math.ceil(points / Math.max(perPoint, 1));
}

/**
 * Writes the smoothed line from position `from` to `to` (exclusive). The stretch reaches
 * `reachOf` further on both sides, or to the ends of the line. Stretches one after the other
 * give what the whole gives, bit by bit.
 */
export function smoothStretch(
  { kind, amount }: LocalSmoothing,
  { values, start }: Stretch,
  line: Float64Array,
  from: number,
  to: number,
): void {
  const smoothed =
    kind === "gaussian"
      ? smoothGaussian(values, amount, new Float64Array(values.length), from - start, to - start)
      : smoothRunningMean(
          values,
          widthOfMean(amount),
          new Float64Array(values.length),
          from - start,
          to - start,
          start,
        );
  line.set(smoothed.subarray(from - start, to - start), from);
}

function widthOfMean(amount: number): number {
  return Math.max(Math.round(amount), 1);
}
