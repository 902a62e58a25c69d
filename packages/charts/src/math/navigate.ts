import type { Layout } from "./layout.ts";
import { rangeBetween, type Range } from "./range.ts";
import { panned, zoomed, type Scale } from "./scale.ts";
import { FITTED, type View } from "./view-history.ts";

/** Each function gives the view that a gesture leads to; the same view when it leads nowhere. */

/** Shows what lies between two pixels of the x-axis and of the y-axis, of those that are given. */
export function viewOfBox(
  layout: Layout,
  view: View,
  x: readonly [number, number] | undefined,
  y?: readonly [number, number],
): View {
  const xRange = x && rangeOfPixels(layout.xScale, x, layout.left, layout.right);
  const onAxis = (scale: Scale | undefined) =>
    y && scale && rangeOfPixels(scale, y, layout.top, layout.bottom);
  return withRanges(view, xRange, onAxis(layout.yScale), onAxis(layout.y2Scale));
}

/** Moves the picture as it was when the drag began. Holds y where it is put. */
export function viewPanned(start: Layout, view: View, dx: number, dy: number): View {
  const { xScale, yScale, y2Scale } = start;
  return withRanges(
    view,
    rangeOf(panned(xScale, dx)),
    rangeOf(panned(yScale, dy)),
    y2Scale && rangeOf(panned(y2Scale, dy)),
  );
}

/** Moves along x only. */
export function viewScrolled(layout: Layout, view: View, dx: number): View {
  return withRanges(view, rangeOf(panned(layout.xScale, dx)));
}

/**
 * Zooms about a pixel: x, and y too when it is held. Zooming out ends at the fitted x-axis.
 * @param factor below 1 zooms in.
 */
export function viewZoomed(
  layout: Layout,
  view: View,
  fittedX: Range,
  at: { readonly x: number; readonly y: number },
  factor: number,
): View {
  const xRange = rangeOf(zoomed(layout.xScale, at.x, factor));
  if (xRange === undefined) return view;
  if (factor > 1 && xRange.min <= fittedX.min && xRange.max >= fittedX.max) return FITTED;
  const yRange = view.yRange && rangeOf(zoomed(layout.yScale, at.y, factor));
  const { y2Scale } = layout;
  const y2Range = y2Scale && view.y2Range && rangeOf(zoomed(y2Scale, at.y, factor));
  return withRanges(view, xRange, yRange, y2Range);
}

function rangeOfPixels(
  scale: Scale,
  [from, to]: readonly [number, number],
  low: number,
  high: number,
): Range | undefined {
  const inside = (pixel: number): number => Math.min(Math.max(pixel, low), high);
  return rangeOf({ min: scale.valueAt(inside(from)), max: scale.valueAt(inside(to)) });
}

/** Undefined when doubles can no longer tell the places inside apart. */
function rangeOf({ min, max }: Range): Range | undefined {
  const range = rangeBetween(min, max);
  if (range === undefined) return undefined;
  const finest = Math.max(Math.abs(range.min), Math.abs(range.max)) * 1e-12;
  return range.max - range.min > finest ? range : undefined;
}

function withRanges(view: View, xRange: Range | undefined, yRange?: Range, y2Range?: Range): View {
  return {
    ...view,
    ...(xRange && { xRange }),
    ...(yRange && { yRange }),
    ...(y2Range && { y2Range }),
  };
}
