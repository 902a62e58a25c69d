import { drawFrame, layOut, type CursorRow, type Layout, type View } from "@runlens/charts";
import type { ChartTheme } from "@runlens/widgets";
import type { DrawnCurve } from "./curve-text.ts";
import type { Curve } from "./curve.ts";

/** Precision and recall run from 0 to 1; a little more, so that curves do not lie on the frame. */
export const UNIT = { min: -0.05, max: 1.05 };

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a drawing needs of a surface; CSS pixels. */
export interface Sheet {
  readonly base: CanvasRenderingContext2D;
  readonly overlay: CanvasRenderingContext2D;
  size(): { readonly width: number; readonly height: number };
  pixelRatio(): number;
}

/**
 * Draws every point of each curve, joined by straight lines: thresholds of one recall lie
 * above each other, so that nothing may be put together. What is no number opens a gap.
 */
export function paintCurves(
  sheet: Sheet,
  curves: readonly DrawnCurve[],
  { xRange = UNIT, yRange = UNIT }: View,
  theme: ChartTheme,
): Layout {
  const { base } = sheet;
  clear(base, sheet.pixelRatio());
  base.font = theme.font;
  const layout = layOut({
    ...sheet.size(),
    xAxis: "value",
    xDomain: xRange,
    yDomain: yRange,
    yScale: "linear",
    measure: (label) => base.measureText(label).width,
  });
  drawFrame(base, layout, theme, sheet.pixelRatio());
  insidePlot(base, layout, () => {
    base.lineWidth = 1.5;
    base.lineJoin = "round";
    for (const { curve, color } of curves) {
      base.strokeStyle = color;
      base.stroke(pathOf(curve, layout));
    }
  });
  return layout;
}

/** The points under the cursor, and the box that is being dragged. */
export function paintCursor(
  sheet: Sheet,
  curves: readonly DrawnCurve[],
  rows: readonly CursorRow[],
  box: Box | undefined,
  theme: ChartTheme,
): void {
  const { overlay } = sheet;
  clear(overlay, sheet.pixelRatio());
  if (box !== undefined) {
    overlay.fillStyle = theme.selection;
    overlay.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
  }
  for (const [i, { line, xPixel, yPixel }] of rows.entries()) {
    overlay.fillStyle = curves[line]?.color ?? "transparent";
    overlay.beginPath();
    overlay.arc(xPixel, yPixel, i === 0 ? 5 : 3, 0, 2 * Math.PI);
    overlay.fill();
  }
}

function pathOf({ recall, precision }: Curve, { xScale, yScale }: Layout): Path2D {
  const path = new Path2D();
  let isOpen = false;
  for (const [i, r] of recall.entries()) {
    const x = xScale.pixelOf(r);
    const y = yScale.pixelOf(precision[i] ?? NaN);
    const isPlace = Number.isFinite(x + y);
    if (isPlace && isOpen) path.lineTo(x, y);
    else if (isPlace) path.moveTo(x, y);
    isOpen = isPlace;
  }
  return path;
}

function insidePlot(
  context: CanvasRenderingContext2D,
  { left, right, top, bottom }: Layout,
  draw: () => void,
): void {
  context.save();
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
  draw();
  context.restore();
}

function clear(context: CanvasRenderingContext2D, pixelRatio: number): void {
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
}
