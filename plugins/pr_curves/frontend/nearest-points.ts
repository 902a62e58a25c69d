import type { CursorRow, Layout } from "@runlens/charts";
import type { Curve } from "./curve.ts";

/** Of each curve the point in sight that is nearest to a place, the nearest curve first. */
export function nearestPoints(
  curves: readonly Curve[],
  layout: Layout,
  xPixel: number,
  yPixel: number,
): readonly CursorRow[] {
  const rows: (CursorRow & { readonly distance: number })[] = [];
  for (const [line, curve] of curves.entries()) {
    let nearest: (typeof rows)[number] | undefined;
    for (let point = 0; point < curve.recall.length; point++) {
      const place = placeOf(curve, point, layout);
      if (place === undefined) continue;
      const distance = Math.hypot(place.xPixel - xPixel, place.yPixel - yPixel);
      if (nearest === undefined || distance < nearest.distance) {
        nearest = { line, point, ...place, distance };
      }
    }
    if (nearest !== undefined) rows.push(nearest);
  }
  return rows.toSorted((a, b) => a.distance - b.distance);
}

/** Where a point of a curve lies; undefined outside of the plot and for NaN. */
export function placeOf(
  { recall, precision }: Curve,
  point: number,
  { xScale, yScale, left, right, top, bottom }: Layout,
): Pick<CursorRow, "xPixel" | "yPixel"> | undefined {
  const xPixel = xScale.pixelOf(recall[point] ?? NaN);
  const yPixel = yScale.pixelOf(precision[point] ?? NaN);
  const isInside = xPixel >= left && xPixel <= right && yPixel >= top && yPixel <= bottom;
  return isInside ? { xPixel, yPixel } : undefined;
}
