import type { PreparedLine } from "./chart-line.ts";
import { drawLines } from "./draw-lines.ts";
import type { Layout } from "./math/layout.ts";
import { createScale } from "./math/scale.ts";
import { shiftBetween } from "./math/shift.ts";

/** Few lines are drawn anew as fast as they are moved. */
const FEW = 4;
/** CSS pixels that are drawn again beside a new strip, so that lines meet. */
const OVERLAP = 2;

export interface MovingLines {
  /** As `drawLines` in moving mode. */
  readonly draw: (
    context: CanvasRenderingContext2D,
    layout: Layout,
    lines: readonly PreparedLine[],
    ratio: number,
  ) => void;
  /** The picture rests: nothing of it is kept. */
  readonly forget: () => void;
}

/**
 * Draws the frames of a pan. What the frame before showed is moved, and only the strip
 * that came into sight is drawn, so that a frame costs the same however many points there are.
 */
export function createMovingLines(): MovingLines {
  let sheet: OffscreenCanvasRenderingContext2D | undefined;
  let kept: { layout: Layout; lines: readonly PreparedLine[] } | undefined;

  return {
    draw(context, layout, lines, ratio) {
      if (lines.length <= FEW) {
        drawLines(context, layout, lines, ratio, "moving");
        return;
      }
      sheet = sheetLike(context.canvas, sheet);
      if (sheet === undefined) return;
      const shift = kept?.lines === lines ? shiftBetween(kept.layout, layout, ratio) : undefined;
      const isNear = shift !== undefined && Math.abs(shift) < (layout.right - layout.left) * ratio;
      if (isNear) moveSheet(sheet, layout, lines, ratio, shift);
      else drawWhole(sheet, layout, lines, ratio);
      kept = { layout, lines };
      context.save();
      context.resetTransform();
      context.drawImage(sheet.canvas, 0, 0);
      context.restore();
    },
    forget() {
      kept = undefined;
    },
  };
}

function drawWhole(
  sheet: OffscreenCanvasRenderingContext2D,
  layout: Layout,
  lines: readonly PreparedLine[],
  ratio: number,
): void {
  sheet.setTransform(ratio, 0, 0, ratio, 0, 0);
  sheet.clearRect(0, 0, layout.width, layout.height);
  drawLines(sheet, layout, lines, ratio, "moving");
}

function moveSheet(
  sheet: OffscreenCanvasRenderingContext2D,
  layout: Layout,
  lines: readonly PreparedLine[],
  ratio: number,
  shift: number,
): void {
  if (shift === 0) return;
  sheet.resetTransform();
  sheet.globalCompositeOperation = "copy";
  sheet.drawImage(sheet.canvas, shift, 0);
  sheet.globalCompositeOperation = "source-over";

  const { left, right } = layout;
  const width = Math.abs(shift) / ratio + OVERLAP;
  const [from, to] =
    shift > 0 ? [left, Math.min(left + width, right)] : [Math.max(right - width, left), right];
  sheet.setTransform(ratio, 0, 0, ratio, 0, 0);
  sheet.clearRect(from, 0, to - from, layout.height);
  // What moved out of the plot.
  sheet.clearRect(0, 0, left, layout.height);
  sheet.clearRect(right, 0, layout.width - right, layout.height);
  drawLines(sheet, stripOf(layout, from, to), lines, ratio, "moving");
}

/** The layout of a part of the plot, as if it were all of it. */
function stripOf(layout: Layout, left: number, right: number): Layout {
  const { kind, threshold, valueAt } = layout.xScale;
  const domain = { min: valueAt(left), max: valueAt(right) };
  return { ...layout, left, right, xScale: createScale(kind, domain, left, right, threshold) };
}

function sheetLike(
  { width, height }: HTMLCanvasElement,
  sheet: OffscreenCanvasRenderingContext2D | undefined,
): OffscreenCanvasRenderingContext2D | undefined {
  if (sheet?.canvas.width === width && sheet.canvas.height === height) return sheet;
  return new OffscreenCanvas(width, height).getContext("2d") ?? undefined;
}
