import { scaleLinear } from "d3-scale";
import type { Range } from "./range.ts";
import type { ScaleKind } from "./scale.ts";

const Y_PADDING = 0.05;
const X_PADDING = 0.02;

/**
 * The domain of a y-axis that shows all of `extent`.
 *
 * Linear: 5 % to spare on both sides, then widened to round numbers. One value v
 * alone gives [0, 2v], [2v, 0] or, for 0, [-1, 1]. Log: from half the smallest to
 * twice the largest value. Without values: [0, 1], on a log scale [0.1, 1].
 * The rules are TensorBoard's, but nothing is cut off as an outlier.
 *
 * @param extent of the finite values; on a log scale of those above 0.
 */
export function yDomain(extent: Range | undefined, kind: ScaleKind): Range {
  if (kind === "log") {
    if (extent === undefined) return { min: 0.1, max: 1 };
    return { min: Math.max(extent.min / 2, Number.MIN_VALUE), max: capped(extent.max * 2) };
  }
  if (extent === undefined) return { min: 0, max: 1 };
  if (extent.min === extent.max) return aroundZeroAnd(extent.min);
  const padded = widened(extent, Y_PADDING);
  const [min = padded.min, max = padded.max] = scaleLinear()
    .domain([padded.min, padded.max])
    .nice()
    .domain();
  return { min: capped(min), max: capped(max) };
}

/**
 * The domain of an x-axis: the extent and 2 % to spare, so that first and last
 * points stand clear of the frame. Steps are not rounded: no room is given to steps
 * that nobody logged.
 */
export function xDomain(extent: Range | undefined): Range {
  if (extent === undefined) return { min: 0, max: 1 };
  if (extent.min === extent.max) return { min: extent.min - 1, max: extent.max + 1 };
  return widened(extent, X_PADDING);
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
