import type { ApiWindowsRequest, SeriesWindow } from "@runlens/model";
import { isWhole, placeOf } from "./windows.ts";

/** What is asked of a line, whatever its runs. */
type LineQuery = Omit<ApiWindowsRequest, "runs" | "after">;

/** Where windows of runs end, on the axis of the query. */
export type WindowEnds = ReadonlyMap<string, number>;

/**
 * Where a window goes on when its series grows; undefined for one that must be fetched anew:
 * a line that is computed, or one whose last smoothed points change with what follows.
 */
export function endOf(window: SeriesWindow, query: LineQuery): number | undefined {
  const { xAxis, groups, expression, smoothing, smoothingKind = "ema" } = query;
  if (groups !== undefined || expression !== undefined || typeof xAxis !== "string")
    return undefined;
  const isCausal = smoothing === 0 || smoothingKind === "ema" || smoothingKind === "timeEma";
  if (!isCausal && !isWhole(window)) return undefined;
  const end = placeOf(window, xAxis, window.length - 1);
  return Number.isFinite(end) ? end : undefined;
}

/** The request for what came after the ends of windows. */
export function growthRequest(query: LineQuery, ends: WindowEnds): ApiWindowsRequest {
  const { xRange: _, ...shared } = query;
  return { ...shared, runs: [...ends.keys()], after: [...ends.values()] };
}

/**
 * A window that ends where its series ended, and what was logged since.
 *
 * @param end its last point and all behind it, as the answer to a growth request has them
 * @returns undefined when the series has changed otherwise, as by a restart
 */
export function grownWindow(window: SeriesWindow, end: SeriesWindow): SeriesWindow | undefined {
  const from = placeAfter(window, end);
  if (from === undefined) return undefined;
  const added = end.length - from;
  if (!end.exact || end.totalPoints !== window.totalPoints + added) return undefined;
  if (added === 0) return window;
  const { smoothed, ...columns } = window;
  const smoothedEnd = end.smoothed?.subarray(from);
  return {
    ...columns,
    length: window.length + added,
    totalPoints: end.totalPoints,
    version: end.version,
    steps: joined(window.steps, end.steps.subarray(from)),
    wallTimesSecs: joined(window.wallTimesSecs, end.wallTimesSecs.subarray(from)),
    values: joined(window.values, end.values.subarray(from)),
    ...(smoothed && smoothedEnd && { smoothed: joined(smoothed, smoothedEnd) }),
  };
}

/** The position behind the window's last point, which is known by its wall time: a restart logs it anew. */
function placeAfter(window: SeriesWindow, end: SeriesWindow): number | undefined {
  const last = window.length - 1;
  for (let i = end.length - 1; i >= 0; i--) {
    const isLast =
      end.steps[i] === window.steps[last] &&
      Object.is(end.wallTimesSecs[i], window.wallTimesSecs[last]) &&
      Object.is(end.values[i], window.values[last]);
    if (isLast) return i + 1;
  }
  return undefined;
}

function joined(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
