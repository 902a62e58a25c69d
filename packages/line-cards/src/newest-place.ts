import type { Range, View } from "@runlens/charts";
import type { SeriesWindow, TagAxis, XAxis } from "@runlens/model";
import type { ViewAxis } from "./card-state.ts";
import { placeOf } from "./windows.ts";

/** Who is silent for longer while others go on is not waited for. */
const SILENCE_SECS = 600;
/** An end that lies this share of the width away from the newest place is still at it. */
const SLACK = 0.02;

/**
 * Where the newest points of some series lie: the furthest last point of those that still
 * go on, so that neither a longer run of yesterday nor the slower of two holds the view.
 *
 * @param windows up to the end of their series, in the order of logging
 */
export function newestPlace(
  windows: readonly SeriesWindow[],
  xAxis: XAxis | TagAxis,
): number | undefined {
  const lasts = windows.map((window) => ({
    place: placeOf(window, xAxis, window.length - 1),
    timeSecs: window.wallTimesSecs.at(-1) ?? NaN,
  }));
  const newestSecs = lasts.reduce((newest, { timeSecs }) => Math.max(newest, timeSecs || 0), 0);
  const places = lasts
    .filter(({ place }) => Number.isFinite(place))
    .filter(({ timeSecs }) => !(timeSecs < newestSecs - SILENCE_SECS))
    .map(({ place }) => place);
  return places.length === 0 ? undefined : Math.max(...places);
}

/**
 * A range of the same width that ends at the newest place. Values of a tag may fall or come
 * back: on them it moves only where the newest place has left it, and just as far as it must.
 */
export function followedRange(range: Range, newest: number, axis: ViewAxis): Range {
  const { min, max } = range;
  if (axis === "tag" && newest < min) return { min: newest, max: newest + (max - min) };
  const isThere = axis === "tag" ? newest <= max : newest === max;
  return isThere ? range : { min: newest - (max - min), max: newest };
}

/** A view whose part of the x-axis follows; the very view where nothing moves. */
export function followedView(view: View, newest: number | undefined, axis: ViewAxis): View {
  const { xRange } = view;
  if (xRange === undefined || newest === undefined) return view;
  const followed = followedRange(xRange, newest, axis);
  return followed === xRange ? view : { ...view, xRange: followed };
}

/** Whether a range was moved or zoomed away from the newest place. */
export function isBehind({ min, max }: Range, newest: number, axis: ViewAxis): boolean {
  const slack = SLACK * (max - min);
  return newest > max + slack || (axis === "tag" && newest < min - slack);
}
