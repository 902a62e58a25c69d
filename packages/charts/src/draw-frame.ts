import type { ChartTheme } from "./chart-theme.ts";
import type { Layout } from "./math/layout.ts";

const LABEL_GAP = 6;
const X_LABEL_OFFSET = 13;

/** Draws grid, axes and labels. The context counts in CSS pixels. */
export function drawFrame(
  context: CanvasRenderingContext2D,
  layout: Layout,
  theme: ChartTheme,
  ratio: number,
): void {
  const { left, right, top, bottom, xTicks, yTicks } = layout;
  const pen = createHairlines(context, ratio);
  for (const { pixel } of xTicks) pen.upright(pixel, top, bottom, theme.grid);
  for (const { pixel, value } of yTicks) {
    pen.level(pixel, left, right, value === 0 ? theme.axis : theme.grid);
  }
  pen.level(bottom, left, right, theme.axis);

  context.font = theme.font;
  context.fillStyle = theme.textMuted;
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const { label, labelPixel } of yTicks) {
    context.fillText(label, left - LABEL_GAP, labelPixel);
  }
  context.textAlign = "center";
  for (const { label, labelPixel } of xTicks) {
    context.fillText(label, labelPixel, bottom + X_LABEL_OFFSET);
  }
}

/** Lines of one device pixel that fall on whole device pixels. */
export function createHairlines(context: CanvasRenderingContext2D, ratio: number) {
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
