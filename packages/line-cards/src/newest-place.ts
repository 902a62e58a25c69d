import type { Range } from "@runlens/charts";
import type { SeriesWindow, XAxis } from "@runlens/model";
import { placeOf } from "./windows.ts";

/** Who is silent for longer while others go on is not waited for. */
const SILENCE_SECS = 600;
/** A right end that lies this share of the width before the newest place is still at it. */
const SLACK = 0.02;

/**
 * Where the newest points of some series lie: the furthest last point of those that still
 * go on, so that neither a longer run of yesterday nor the slower of two holds the view.
 *
 * @param windows up to the end of their series, in the order of logging
 */
export function newestPlace(windows: readonly SeriesWindow[], xAxis: XAxis): number | undefined {
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

/** A range of the same width that ends at the newest place. */
export function followedRange({ min, max }: Range, newest: number): Range {
  return { min: newest - (max - min), max: newest };
}

/** Whether a range was moved or zoomed away from the newest place. */
export function isBehind({ min, max }: Range, newest: number): boolean {
  return max < newest - SLACK * (max - min);
}
