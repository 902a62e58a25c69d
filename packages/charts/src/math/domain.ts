import { nice } from "d3-array";
import type { Range } from "./range.ts";
import { createScale, type ScaleKind } from "./scale.ts";

/** About so many ticks of an axis decide what a round number is. */
const ROUND_TICKS = 10;
const Y_PADDING = 0.05;
const X_PADDING = 0.02;

/**
 * The domain of a y-axis that shows all of `extent`.
 *
 * Linear: 5 % to spare on both sides, then widened to round numbers. One value v
 * alone gives [0, 2v], [2v, 0] or, for 0, [-1, 1]. Log: from half the smallest to
 * twice the largest value. Symlog: 5 % of the picture to spare on both sides.
 * Without values: [0, 1], on a log scale [0.1, 1].
 * The rules are TensorBoard's, but nothing is cut off as an outlier.
 *
 * @param extent of the finite values; on a log scale of those above 0.
 */
export function yDomain(extent: Range | undefined, kind: ScaleKind, threshold = 1): Range {
  if (kind === "log") {
    if (extent === undefined) return { min: 0.1, max: 1 };
    return { min: Math.max(extent.min / 2, Number.MIN_VALUE), max: capped(extent.max * 2) };
  }
  if (extent === undefined) return { min: 0, max: 1 };
  if (extent.min === extent.max) return aroundZeroAnd(extent.min);
  if (kind === "symlog") return widenedOnScale(extent, kind, Y_PADDING, threshold);
  const padded = widened(extent, Y_PADDING);
  const [min, max] = nice(padded.min, padded.max, ROUND_TICKS);
  return { min: capped(min), max: capped(max) };
}

/**
 * The domain of an x-axis: the extent and 2 % to spare, so that first and last
 * points stand clear of the frame. Steps are not rounded: no room is given to steps
 * that nobody logged. Log and symlog: 2 % of the picture.
 */
export function xDomain(
  extent: Range | undefined,
  kind: ScaleKind = "linear",
  threshold = 1,
): Range {
  if (extent === undefined) return kind === "log" ? { min: 0.1, max: 1 } : { min: 0, max: 1 };
  if (extent.min === extent.max) {
    if (kind === "log") return yDomain(extent, kind);
    return { min: extent.min - 1, max: extent.max + 1 };
  }
  if (kind !== "linear") return widenedOnScale(extent, kind, X_PADDING, threshold);
  return widened(extent, X_PADDING);
}

/** Bounds of an axis set by hand; an absent one follows the data. */
export type Limits = Partial<Range>;

/**
 * `fitted` with the bounds that someone set. Bounds that the scale has no place for are
 * passed over, crossed ones swapped; where one bound leaves no room, the other makes way.
 */
export function limitedDomain(fitted: Range, limits: Limits, kind: ScaleKind): Range {
  const usable = (bound: number | undefined): number | undefined =>
    bound !== undefined && Number.isFinite(bound) && (kind !== "log" || bound > 0)
      ? bound
      : undefined;
  const [min, max] = [usable(limits.min), usable(limits.max)];
  if (min !== undefined && max !== undefined && min !== max) {
    return { min: Math.min(min, max), max: Math.max(min, max) };
  }
  if (min !== undefined) return { min, max: fitted.max > min ? fitted.max : above(min, kind) };
  if (max !== undefined) return { min: fitted.min < max ? fitted.min : below(max, kind), max };
  return fitted;
}

export function isOnScale({ min, max }: Range, kind: ScaleKind): boolean {
  return min < max && (kind !== "log" || min > 0);
}

function above(value: number, kind: ScaleKind): number {
  return kind === "log" ? value * 10 : value + Math.max(Math.abs(value), 1);
}

function below(value: number, kind: ScaleKind): number {
  return kind === "log" ? value / 10 : value - Math.max(Math.abs(value), 1);
}

function widenedOnScale(extent: Range, kind: ScaleKind, padding: number, threshold: number): Range {
  const scale = createScale(kind, extent, 0, 1, threshold);
  return { min: capped(scale.valueAt(-padding)), max: capped(scale.valueAt(1 + padding)) };
}

function aroundZeroAnd(value: number): Range {
  if (value === 0) return { min: -1, max: 1 };
  return value < 0 ? { min: capped(2 * value), max: 0 } : { min: 0, max: capped(2 * value) };
}

function widened({ min, max }: Range, padding: number): Range {
  const room = (max / 2 - min / 2) * padding * 2;
  return { min: capped(min - room), max: capped(max + room) };
}

/** Keeps a bound finite, so that values near the largest double can still be drawn. */
function capped(value: number): number {
  return Math.min(Math.max(value, -Number.MAX_VALUE / 4), Number.MAX_VALUE / 4);
}
