import { isOnRight, type PreparedLine } from "./chart-line.ts";
import type { DrawContext } from "./draw-context.ts";
import { drawMarks } from "./draw-marks.ts";
import { drawPoints, fillBand, type Pen } from "./draw-points.ts";
import type { Layout } from "./math/layout.ts";
import type { Scale } from "./math/scale.ts";

export const LINE_WIDTH = 1.5;
const EMPHASIS = 1;
const BAND_OPACITY = 0.15;
export const GHOST = { width: 1, opacity: 0.3 };
/** More bands than these are drawn fainter, so that they do not add up to mud. */
const CLEAR_BANDS = 8;
/** More lines than these are drawn as pixels of our own (`drawCrowd`). */
const CROWD = 24;
/**
 * While the picture moves, more lines than these are drawn as two hairlines each: a frame
 * has 16 ms, and an anti-aliased line wider than a device pixel costs twenty times as much
 * where no graphics processor helps.
 */
const FEW = 4;
/** Device pixels of a column while a crowd moves: half the columns are half the work. */
const MOVING_COLUMN = 2;
const DRAFT_COLUMN = 4;

/**
 * `rest`: all there is. `moving`: one of a fast sequence, in which a crowd goes without
 * bands and ghosts and in coarser columns. `draft`: of a crowd, the least that shows where
 * it runs.
 */
export type DrawMode = "rest" | "moving" | "draft";

/** Draws lines into the plot, all bands and ghosts first so that none covers a line. */
export function drawLines(
  context: DrawContext,
  layout: Layout,
  lines: readonly PreparedLine[],
  ratio: number,
  mode: DrawMode,
): void {
  const isBare = mode === "draft" || (mode === "moving" && isCrowd(lines));
  const opacity = bandOpacityOf(lines);
  const common = {
    ...SOLID,
    rangeOpacity: isBare ? 0 : opacity,
    hairlines: hairlinesOf(lines, mode),
    columnWidth: columnOf(mode, isBare) / ratio,
    ratio,
  };
  const ghost = { ...common, ...GHOST };
  insidePlot(context, layout, () => {
    for (const line of isBare ? [] : lines) {
      const { color } = line.source;
      const yScale = yScaleOf(layout, line);
      const band = { color, opacity, columnWidth: common.columnWidth };
      if (line.band) fillBand(context, layout, line.band, yScale, band);
      if (line.ghost) drawPoints(context, layout, line.ghost, yScale, { ...ghost, color });
    }
    for (const line of lines) {
      const pen = { ...common, ...styleOf(line) };
      const odd = drawPoints(context, layout, line.points, yScaleOf(layout, line), pen);
      drawMarks(context, layout, odd, pen.columnWidth);
    }
  });
}

/** Draws one line once more, thicker. */
export function drawEmphasised(
  context: DrawContext,
  layout: Layout,
  line: PreparedLine,
  ratio: number,
): void {
  const style = styleOf(line);
  const pen = {
    ...SOLID,
    ...style,
    width: style.width + EMPHASIS,
    rangeOpacity: BAND_OPACITY,
    hairlines: 0 as const,
    columnWidth: 1 / ratio,
    ratio,
  };
  insidePlot(context, layout, () => {
    drawPoints(context, layout, line.points, yScaleOf(layout, line), pen);
  });
}

function hairlinesOf(lines: readonly PreparedLine[], mode: DrawMode): Pen["hairlines"] {
  if (mode === "draft") return 1;
  return mode === "moving" && lines.length > FEW ? 2 : 0;
}

/** Device pixels of a column. */
function columnOf(mode: DrawMode, isBare: boolean): number {
  if (mode === "draft") return DRAFT_COLUMN;
  return isBare ? MOVING_COLUMN : 1;
}

/** Of bands and ranges: those of many lines are fainter. */
export function bandOpacityOf(lines: readonly PreparedLine[]): number {
  return BAND_OPACITY * Math.min(CLEAR_BANDS / lines.length, 1);
}

/** So many that they are drawn in less detail while they move. */
export function isCrowd(lines: { readonly length: number }): boolean {
  return lines.length > CROWD;
}

export function yScaleOf({ yScale, y2Scale }: Layout, line: PreparedLine): Scale {
  return isOnRight(line) ? (y2Scale ?? yScale) : yScale;
}

const SOLID = { dash: [], opacity: 1, markers: false } satisfies Partial<Pen>;

function styleOf({ source }: PreparedLine): Pick<Pen, "color" | "width" | "dash" | "markers"> {
  const { color, width = LINE_WIDTH, dash = [], markers = false } = source;
  return { color, width, dash, markers };
}

export function insidePlot(
  context: DrawContext,
  { left, right, top, bottom }: Layout,
  draw: () => void,
): void {
  context.save();
  context.beginPath();
  context.rect(left, top - 1, right - left, bottom - top + 2);
  context.clip();
  draw();
  context.restore();
}
