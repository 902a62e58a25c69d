import type { ScalarPoints, SeriesWindow, WindowQuery } from "@runlens/model";
import { smoothDebiased } from "@runlens/model";
import { choosePoints, type Choice } from "./reduce.ts";
import type { Series } from "./series.ts";

/** What of a query decides the window of one series. */
export type WindowView = Pick<
  WindowQuery,
  "xAxis" | "xRange" | "columns" | "smoothing" | "attempts"
>;

/** One series as a chart needs it; its columns may be views on the store's memory. */
export function windowOf(run: string, series: Series, view: WindowView): SeriesWindow {
  const points = series.points(view.attempts);
  const smoothed = view.smoothing > 0 ? smoothDebiased(points.values, view.smoothing) : undefined;
  const originTimeSecs = points.wallTimesSecs.find(Number.isFinite) ?? NaN;
  const line = {
    xs: view.xAxis === "step" ? points.steps : points.wallTimesSecs,
    xOrigin: view.xAxis === "relative" ? originTimeSecs : 0,
    values: points.values,
    ...(smoothed === undefined ? {} : { smoothed }),
  };
  const choice = choosePoints(line, view.xRange, view.columns);
  return {
    run,
    tag: series.tagName,
    exact: choice.exact,
    totalPoints: points.length,
    originTimeSecs,
    version: series.version,
    ...takePoints(points, choice),
    ...(smoothed === undefined ? {} : { smoothed: take(smoothed, choice) }),
  };
}

function takePoints(points: ScalarPoints, choice: Choice): ScalarPoints {
  const values = take(points.values, choice);
  return {
    length: values.length,
    steps: take(points.steps, choice),
    wallTimesSecs: take(points.wallTimesSecs, choice),
    values,
  };
}

function take(column: Float64Array, choice: Choice): Float64Array {
  if (choice.kind === "stretch") return column.subarray(choice.from, choice.to);
  return Float64Array.from(choice.picks, (position) => column[position] ?? NaN);
}
