import type { PreparedLine } from "./chart-line.ts";
import { drawLines, insidePlot, isCrowd } from "./draw-lines.ts";
import type { Box } from "./math/box.ts";
import type { Layout } from "./math/layout.ts";
import { createScale } from "./math/scale.ts";
import { shiftBetween, stretchBetween } from "./math/shift.ts";

/** Few lines are drawn anew as fast as they are moved. */
const FEW = 4;
/** CSS pixels that are drawn again beside a new strip, so that lines meet. */
const OVERLAP = 2;
/** A picture that is stretched further, or that leaves more of the plot open, is drawn anew. */
const MAX_STRETCH = 2;
const MAX_OPEN = 0.3;

/** Draws lines as `drawLines` does in moving mode. */
export type DrawMoving = (
  context: CanvasRenderingContext2D,
  layout: Layout,
  lines: readonly PreparedLine[],
  ratio: number,
) => void;

/**
 * Draws the frames of a pan or a zoom. What the frame before showed is moved, and only the
 * strip that came into sight is drawn, so that a frame costs the same however many points
 * there are. A crowd that is zoomed is stretched, until it rests or has to be drawn anew.
 */
export function createMovingLines(): DrawMoving {
  let sheet: OffscreenCanvasRenderingContext2D | undefined;
  let kept: { layout: Layout; lines: readonly PreparedLine[] } | undefined;

  return (context, layout, lines, ratio) => {
    if (lines.length <= FEW) {
      drawLines(context, layout, lines, ratio, "moving");
      return;
    }
    const before = kept?.lines === lines ? kept.layout : undefined;
    const shift = before && shiftBetween(before, layout, ratio);
    const isNear = shift !== undefined && Math.abs(shift) < (layout.right - layout.left) * ratio;
    const stretched = before && !isNear ? stretchedBox(before, layout, lines) : undefined;
    if (sheet && before && stretched) {
      drawStretched(context, sheet, { before, layout, lines, ratio, box: stretched });
      return;
    }
    sheet = sheetLike(context.canvas, sheet);
    if (sheet === undefined) return;
    if (isNear) moveSheet(sheet, layout, lines, ratio, shift);
    else drawWhole(sheet, layout, lines, ratio);
    kept = { layout, lines };
    context.save();
    context.resetTransform();
    context.drawImage(sheet.canvas, 0, 0);
    context.restore();
  };
}

/** Undefined when it is better to draw anew. */
function stretchedBox(
  before: Layout,
  layout: Layout,
  lines: readonly PreparedLine[],
): Box | undefined {
  const box = isCrowd(lines) ? stretchBetween(before, layout) : undefined;
  if (box === undefined) return undefined;
  const { left, right } = layout;
  const stretch = (box.right - box.left) / (before.right - before.left);
  const open = Math.max(box.left - left, 0) + Math.max(right - box.right, 0);
  return stretch <= MAX_STRETCH && open <= MAX_OPEN * (right - left) ? box : undefined;
}

interface Stretched {
  readonly before: Layout;
  readonly layout: Layout;
  readonly lines: readonly PreparedLine[];
  readonly ratio: number;
  /** Where the plot of before lies now. */
  readonly box: Box;
}

function drawStretched(
  context: CanvasRenderingContext2D,
  { canvas }: OffscreenCanvasRenderingContext2D,
  { before, layout, lines, ratio, box }: Stretched,
): void {
  insidePlot(context, layout, () => {
    const [width, height] = [before.right - before.left, before.bottom - before.top];
    context.imageSmoothingEnabled = false;
    context.drawImage(
      canvas,
      before.left * ratio,
      before.top * ratio,
      width * ratio,
      height * ratio,
      box.left,
      box.top,
      box.right - box.left,
      box.bottom - box.top,
    );
  });
  const drawStrip = (from: number, to: number): void => {
    if (to > from) drawLines(context, stripOf(layout, from, to), lines, ratio, "moving");
  };
  drawStrip(layout.left, box.left);
  drawStrip(box.right, layout.right);
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
