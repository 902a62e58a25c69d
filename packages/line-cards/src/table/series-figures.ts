import type { Range } from "@runlens/charts";
import type { SeriesWindow } from "@runlens/model";

/** One logged point. */
export interface FigurePoint {
  readonly step: number;
  readonly timeSecs: number;
  readonly value: number;
  /** Absent without smoothing. */
  readonly smoothed?: number;
}

/** What a table says of one series over a range. */
export interface SeriesFigures {
  /** Finite or not. */
  readonly start: FigurePoint;
  readonly end: FigurePoint;
  /** Of the finite values; absent without any. */
  readonly min?: FigurePoint;
  readonly max?: FigurePoint;
  /** Of the finite values; absent without any, and where not all points are at hand. */
  readonly mean?: number;
  /** Points in the range; absent where not all are at hand. */
  readonly count?: number;
}

/**
 * Of the points whose place lies in `range`, both ends included; undefined when there are
 * none. Start, end, least and most are exact even of a reduced window, as long as it was
 * reduced over this very range: reducing keeps them.
 *
 * @param places of the points on the x-axis.
 */
export function figuresOf(
  window: SeriesWindow,
  places: Float64Array,
  range: Range | undefined,
  smoothed?: Float64Array,
): SeriesFigures | undefined {
  const { min: from, max: to } = range ?? { min: -Infinity, max: Infinity };
  let [start, end, least, most] = [-1, -1, -1, -1];
  let [sum, finite, count] = [0, 0, 0];
  for (let i = 0; i < window.length; i++) {
    const place = places[i] ?? NaN;
    if (!(place >= from && place <= to)) continue;
    const value = window.values[i] ?? NaN;
    if (start < 0) start = i;
    end = i;
    count++;
    if (!Number.isFinite(value)) continue;
    finite++;
    sum += value;
    if (least < 0 || value < (window.values[least] ?? NaN)) least = i;
    if (most < 0 || value > (window.values[most] ?? NaN)) most = i;
  }
  if (start < 0) return undefined;
  const at = (i: number): FigurePoint => pointOf(window, i, smoothed);
  return {
    start: at(start),
    end: at(end),
    ...(finite > 0 && { min: at(least), max: at(most) }),
    ...(window.exact && { count, ...(finite > 0 && { mean: sum / finite }) }),
  };
}

/** The point nearest to a place; of two as near, that with the smaller place. */
export function pointNear(
  window: SeriesWindow,
  places: Float64Array,
  place: number,
  smoothed?: Float64Array,
): FigurePoint | undefined {
  let nearest = -1;
  let least = Infinity;
  for (let i = 0; i < window.length; i++) {
    const there = places[i] ?? NaN;
    const distance = Math.abs(there - place);
    const isSmaller = distance === least && there < (places[nearest] ?? NaN);
    if (!(distance < least || isSmaller)) continue;
    nearest = i;
    least = distance;
  }
  return nearest < 0 ? undefined : pointOf(window, nearest, smoothed);
}

function pointOf(window: SeriesWindow, i: number, smoothed?: Float64Array): FigurePoint {
  return {
    step: window.steps[i] ?? NaN,
    timeSecs: (window.wallTimesSecs[i] ?? NaN) - window.originTimeSecs,
    value: window.values[i] ?? NaN,
    ...(smoothed && { smoothed: smoothed[i] ?? NaN }),
  };
}
