import type { ChartTheme } from "./chart-theme.ts";
import type { DrawContext } from "./draw-context.ts";
import type { Layout } from "./math/layout.ts";

const LABEL_GAP = 6;
const X_LABEL_OFFSET = 13;
const TICK_LENGTH = 4;

/** Draws grid, axes and labels. The context counts in CSS pixels. */
export function drawFrame(
  context: DrawContext,
  layout: Layout,
  theme: ChartTheme,
  ratio: number,
): void {
  const { left, right, top, bottom, xTicks, yTicks, y2Ticks = [] } = layout;
  const pen = createHairlines(context, ratio);
  for (const { pixel } of xTicks) pen.upright(pixel, top, bottom, theme.grid);
  for (const { pixel, value } of yTicks) {
    pen.level(pixel, left, right, value === 0 ? theme.axis : theme.grid);
  }
  // Ticks of the right axis are marks, not grid lines: two grids would be read as one.
  for (const { pixel } of y2Ticks) pen.level(pixel, right, right + TICK_LENGTH, theme.axis);
  if (layout.y2Scale) pen.upright(right, top, bottom, theme.axis);
  pen.level(bottom, left, right, theme.axis);

  context.font = theme.font;
  context.fillStyle = theme.textMuted;
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const { label, labelPixel } of yTicks) {
    context.fillText(label, left - LABEL_GAP, labelPixel);
  }
  context.textAlign = "left";
  for (const { label, labelPixel } of y2Ticks) {
    context.fillText(label, right + LABEL_GAP, labelPixel);
  }
  context.textAlign = "center";
  for (const { label, labelPixel } of xTicks) {
    context.fillText(label, labelPixel, bottom + X_LABEL_OFFSET);
  }
}

/** Lines of one device pixel that fall on whole device pixels. */
export function createHairlines(context: DrawContext, ratio: number) {
  const width = Math.max(Math.round(ratio), 1) / ratio;
  const snapped = (pixel: number): number => Math.floor(pixel * ratio) / ratio;
  return {
    upright(x: number, top: number, bottom: number, color: string): void {
      context.fillStyle = color;
      context.fillRect(snapped(x), snapped(top), width, bottom - top);
    },
    level(y: number, left: number, right: number, color: string): void {
      context.fillStyle = color;
      context.fillRect(snapped(left), snapped(y), right - left, width);
    },
  };
}
