import type { SmoothingKind, WindowQuery } from "@runlens/model";
import type { Piece, PointView } from "./point-view.ts";

/** How a line is smoothed. */
export interface HowSmooth {
  readonly kind: SmoothingKind;
  /** As `WindowQuery.smoothing` has it; 0: not smoothed. */
  readonly amount: number;
  /** Distances of `timeEma` are of steps; else of wall times. */
  readonly isByStep: boolean;
}

export function howSmooth({
  smoothing,
  smoothingKind = "ema",
  xAxis,
}: Pick<WindowQuery, "smoothing" | "smoothingKind" | "xAxis">): HowSmooth {
  return { kind: smoothingKind, amount: smoothing, isByStep: xAxis === "step" };
}

/** Of the finite values; Infinity and -Infinity without any. Of equal ones the first. */
export interface SmoothedExtremes {
  min: number;
  max: number;
  minAt: number;
  maxAt: number;
}

/** Finds the extremes of the values of a line from `from` (inclusive) to `to` (exclusive). */
export function findExtremes(
  line: Float64Array,
  from: number,
  to: number,
  found: SmoothedExtremes,
): void {
  let min = Infinity;
  let max = -Infinity;
  let minAt = 0;
  let maxAt = 0;
  for (let i = from; i < to; i++) {
    const value = line[i] ?? NaN;
    if ((value >= min && value <= max) || !Number.isFinite(value)) continue;
    if (value < min) {
      min = value;
      minAt = i;
    }
    if (value > max) {
      max = value;
      maxAt = i;
    }
  }
  found.min = min;
  found.max = max;
  found.minAt = minAt;
  found.maxAt = maxAt;
}

/**
 * The smoothed line of a whole view, by piece. It follows a view that grows at its end:
 * pieces before the last one stay, and what was the last one starts where it did. Any
 * other change needs a new one.
 */
export interface SmoothedLine {
  readonly byteSize: number;
  /** Goes on to the end of the view, or for about `maxPoints`; returns whether the end is reached. */
  extend(view: PointView, maxPoints?: number): boolean;
  /** Valid until asked again. */
  extremesOf(index: number): SmoothedExtremes;
  /**
   * The line of a piece whose values these are; of the result only `from` (inclusive) to
   * `to` (exclusive) has a meaning, until asked again.
   */
  lineOf(
    index: number,
    values: Float64Array,
    from: number,
    to: number,
    allFinite: boolean,
  ): Float64Array;
  /** The line at a point of a piece. */
  valueAt(view: PointView, index: number, piece: Piece, at: number): number;
}
