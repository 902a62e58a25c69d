import type { PreparedLine } from "./chart-line.ts";
import { yScaleOf } from "./draw-lines.ts";
import type { ChartCursor } from "./line-chart-api.ts";
import { cursorRows, type CursorRow } from "./math/cursor.ts";
import type { Layout } from "./math/layout.ts";
import type { Scale } from "./math/scale.ts";

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
  const points = lines.map((line) => line.points);
  const rows = cursorRows(points, xScale, scalesOf(lines, layout), x, height);
  const [nearest] = rows;
  if (nearest === undefined) return undefined;
  if (from.by !== "pointer") return isInside(xScale.pixelOf(x), layout) ? { x, rows } : undefined;
  return { x: points[nearest.line]?.x[nearest.point] ?? x, rows };
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
