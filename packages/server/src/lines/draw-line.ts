import type { LinesQuery, SeriesWindow } from "@runlens/model";
import { pickPoints } from "@runlens/series-math";
import type { Line } from "./line-reader.ts";

/** The points of a line that a chart needs. */
export function drawLine(
  { run, name, points, x, smoothed, originTimeSecs }: Line,
  { xAxis, xRange, columns }: LinesQuery,
): SeriesWindow {
  const lines = smoothed === undefined ? [points.values] : [points.values, smoothed];
  const { positions, exact } = pickPoints(x, lines, xRange, columns);
  const pick = (column: Float64Array): Float64Array =>
    Float64Array.from(positions, (at) => column[at] ?? NaN);
  return {
    run,
    tag: name,
    length: positions.length,
    steps: pick(points.steps),
    wallTimesSecs: pick(points.wallTimesSecs),
    values: pick(points.values),
    ...(smoothed && { smoothed: pick(smoothed) }),
    ...(typeof xAxis !== "string" && { x: pick(x) }),
    exact,
    totalPoints: points.length,
    originTimeSecs,
    version: 0,
  };
}
