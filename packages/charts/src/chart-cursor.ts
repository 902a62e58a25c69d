import { pointsOf, type PreparedLine } from "./chart-line.ts";
import { yScaleOf } from "./draw-lines.ts";
import type { ChartCursor } from "./line-chart-api.ts";
import { cursorRows, type CursorRow } from "./math/cursor.ts";
import type { Layout } from "./math/layout.ts";
import { nextSampleX } from "./math/nearest.ts";
import type { Points } from "./math/points.ts";
import type { Scale } from "./math/scale.ts";
import { readingSentence } from "./math/summary.ts";
import type { AxisKind } from "./math/ticks.ts";

/** Where the crosshair was put, and by whom: by another chart is `other`. */
export type Cursor =
  | { readonly by: "pointer"; readonly xPixel: number; readonly yPixel: number }
  | { readonly by: "keys" | "other"; readonly x: number };

/** A line this near to the pointer makes the others fade. */
const TOUCH_PX = 10;

/** What a cursor reads off; undefined when there is nothing in sight. */
export function readCursor(
  from: Cursor,
  lines: readonly PreparedLine[],
  layout: Layout,
): Pick<ChartCursor, "x" | "rows"> | undefined {
  const { xScale } = layout;
  const x = from.by === "pointer" ? xScale.valueAt(from.xPixel) : from.x;
  const height = from.by === "pointer" ? from.yPixel : undefined;
  const points = pointsOf(lines);
  const rows = cursorRows(points, xScale, scalesOf(lines, layout), x, height);
  const [nearest] = rows;
  if (nearest === undefined) return undefined;
  if (from.by !== "pointer") return isInside(xScale.pixelOf(x), layout) ? { x, rows } : undefined;
  return { x: points[nearest.line]?.x[nearest.point] ?? x, rows };
}

/** What a chart tells of a reading; `box` is the chart's in the browser window. */
export function chartCursor(
  reading: Pick<ChartCursor, "x" | "rows">,
  from: Cursor | undefined,
  { xScale, top, bottom }: Layout,
  box: DOMRect,
): ChartCursor {
  const pointer = from?.by === "pointer" && { pointerYPixel: from.yPixel };
  const x = box.left + xScale.pixelOf(reading.x);
  return { ...reading, ...pointer, client: { x, top: box.top + top, bottom: box.top + bottom } };
}

/** What is read off, to be read out. */
export function spokenReading(
  { x, rows }: Pick<ChartCursor, "x" | "rows">,
  lines: readonly PreparedLine[],
  xAxis: AxisKind,
): string {
  const values = rows.flatMap(({ line, point }) => {
    const read = lines[line];
    if (read === undefined) return [];
    const { id, name = id } = read.source;
    return [{ name, value: read.points.y[point] ?? NaN }];
  });
  return readingSentence(x, values, xAxis);
}

/** The x of the next sample at least `pixels` away. */
export function nextSample(
  lines: readonly Points[],
  { xScale }: Layout,
  from: number,
  direction: 1 | -1,
  pixels: number,
): number | undefined {
  const target = xScale.valueAt(xScale.pixelOf(from) + direction * pixels);
  return nextSampleX(lines, from, direction, Math.abs(target - from));
}

/** The line that comes forward: the one that was asked for, else the nearest to the cursor. */
export function emphasisOf(
  lines: readonly PreparedLine[],
  askedId: string | undefined,
  cursor: Cursor | undefined,
  rows: readonly CursorRow[] = [],
) {
  const asked = lines.find(({ source }) => source.id === askedId);
  if (asked !== undefined) return { line: asked, fadesOthers: true };
  const nearest = cursor?.by === "other" ? undefined : lines[rows[0]?.line ?? -1];
  return nearest && { line: nearest, fadesOthers: isTouching(cursor, rows[0]) };
}

export function isInside(xPixel: number, { left, right }: Layout): boolean {
  return xPixel >= left - 1 && xPixel <= right + 1;
}

function scalesOf(lines: readonly PreparedLine[], layout: Layout): (line: number) => Scale {
  return (at) => {
    const line = lines[at];
    return line === undefined ? layout.yScale : yScaleOf(layout, line);
  };
}

/** True where the pointer is as good as on the line. */
function isTouching(cursor: Cursor | undefined, row: CursorRow | undefined): boolean {
  if (cursor?.by !== "pointer" || row === undefined) return false;
  return Math.hypot(row.xPixel - cursor.xPixel, row.yPixel - cursor.yPixel) <= TOUCH_PX;
}
