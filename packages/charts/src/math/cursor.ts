import { nearestIndex } from "./nearest.ts";
import type { Points } from "./points.ts";
import type { Scale } from "./scale.ts";

/** The point of one line that a cursor reads off. */
export interface CursorRow {
  /** Position of the line and of the point in it. */
  readonly line: number;
  readonly point: number;
  readonly xPixel: number;
  readonly yPixel: number;
}

/**
 * Of each line in sight the point with x nearest to the cursor. Nearest to the pointer
 * comes first; without a pointer height, lines keep their order.
 */
export function cursorRows(
  lines: readonly Points[],
  xScale: Scale,
  yScaleOf: (line: number) => Scale,
  x: number,
  pointerY: number | undefined,
): readonly CursorRow[] {
  const rows: (CursorRow & { distance: number })[] = [];
  const xPixel = xScale.pixelOf(x);
  lines.forEach((points, line) => {
    const point = nearestIndex(points, x);
    if (point < 0) return;
    const row = {
      line,
      point,
      xPixel: xScale.pixelOf(points.x[point] ?? NaN),
      yPixel: yScaleOf(line).pixelOf(points.y[point] ?? NaN),
    };
    if (!(row.xPixel >= xScale.from - 1 && row.xPixel <= xScale.to + 1)) return;
    rows.push({ ...row, distance: distanceTo(row, xPixel, pointerY) });
  });
  return rows.toSorted((a, b) => a.distance - b.distance || a.line - b.line);
}

/** NaN and infinities have no height to be near to. */
function distanceTo(row: CursorRow, xPixel: number, pointerY: number | undefined): number {
  if (pointerY === undefined) return 0;
  const height = row.yPixel - pointerY;
  return Number.isFinite(height) ? Math.hypot(row.xPixel - xPixel, height) : Infinity;
}
