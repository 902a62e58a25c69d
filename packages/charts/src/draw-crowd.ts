import type { PreparedLine } from "./chart-line.ts";
import { bandOpacityOf, drawLines, GHOST, insidePlot, LINE_WIDTH, yScaleOf } from "./draw-lines.ts";
import { drawMarks } from "./draw-marks.ts";
import { fillBand, traceLine } from "./draw-points.ts";
import { parseColor } from "./math/color.ts";
import type { OddMark } from "./math/envelope.ts";
import type { Layout } from "./math/layout.ts";
import { LineRaster } from "./math/line-raster.ts";
import { PathBuffer } from "./math/path-buffer.ts";
import type { Points } from "./math/points.ts";

interface Stroke {
  readonly opacity: number;
  /** Of the range of each column, where points are dense. */
  readonly rangeOpacity: number;
  /** CSS pixels that a range has to be taller than. */
  readonly width: number;
  /** Device pixels: thin, so that many lines can be told apart. */
  readonly thickness: number;
}

const LINE_STROKE = { opacity: 1, width: LINE_WIDTH, thickness: 1.5 };
/** In a crowd, lines as faint as these fill their ranges by themselves. */
const GHOST_STROKE: Stroke = { ...GHOST, rangeOpacity: 0, thickness: 1 };

// Reused by each line, and by each picture.
const raster = new LineRaster(0, 0);
const path = new PathBuffer();
const ranges = new PathBuffer();

/**
 * Draws all there is of lines that are so many that a canvas would take too long: into
 * pixels of our own, which the canvas is given. Lines with dashes or dots come last, by
 * the canvas itself.
 */
export function drawCrowd(
  context: CanvasRenderingContext2D,
  layout: Layout,
  lines: readonly PreparedLine[],
  ratio: number,
): void {
  const plain = lines.filter((line) => !hasStyle(line));
  const styled = lines.filter(hasStyle);
  const columnWidth = 1 / ratio;
  const opacity = bandOpacityOf(lines);
  insidePlot(context, layout, () => {
    for (const line of plain) {
      const { color } = line.source;
      const yScale = yScaleOf(layout, line);
      if (line.band) fillBand(context, layout, line.band, yScale, { color, opacity, columnWidth });
    }
    const plot = createPlotRaster(context, layout, ratio);
    for (const line of plain) if (line.ghost) plot.drawGhost(line, line.ghost);
    const odd = plain.map((line) => plot.drawLine(line, opacity));
    plot.show();
    for (const [i, { source }] of plain.entries()) {
      context.strokeStyle = source.color;
      context.fillStyle = source.color;
      drawMarks(context, layout, odd[i] ?? [], columnWidth);
    }
  });
  if (styled.length > 0) drawLines(context, layout, styled, ratio, "rest");
}

/** Whether it has dashes or dots. */
function hasStyle({ source }: PreparedLine): boolean {
  const { dash = [], markers = false, x } = source;
  return dash.length > 0 || markers || x.length === 1;
}

/** Pixels over the plot of a canvas, for lines to be drawn into. */
function createPlotRaster(context: CanvasRenderingContext2D, layout: Layout, ratio: number) {
  const { e: shiftX, f: shiftY } = context.getTransform();
  const left = Math.floor(layout.left * ratio + shiftX);
  const top = Math.floor((layout.top - 1) * ratio + shiftY);
  const width = Math.ceil(layout.right * ratio + shiftX) - left;
  const height = Math.ceil((layout.bottom + 1) * ratio + shiftY) - top;
  raster.clear(width, height);
  const place = { ratio, shiftX: shiftX - left, shiftY: shiftY - top };

  function draw(line: PreparedLine, points: Points, stroke: Stroke): readonly OddMark[] {
    const { width: lineWidth, thickness, opacity, rangeOpacity } = stroke;
    const color = parseColor(line.source.color);
    const pen = { columnWidth: 1 / ratio, width: lineWidth };
    path.clear();
    ranges.clear();
    const yScale = yScaleOf(layout, line);
    const withRanges = rangeOpacity > 0;
    const { odd } = traceLine(layout, points, yScale, pen, path, withRanges ? ranges : undefined);
    raster.draw(path, { color, opacity, thickness }, place);
    if (withRanges)
      raster.drawUprights(ranges, { color, opacity: rangeOpacity, thickness: 0 }, place);
    return odd;
  }

  return {
    drawGhost: (line: PreparedLine, ghost: Points) => draw(line, ghost, GHOST_STROKE),
    drawLine: (line: PreparedLine, rangeOpacity: number) =>
      draw(line, line.points, { ...LINE_STROKE, rangeOpacity }),
    show(): void {
      const canvas = new OffscreenCanvas(width, height);
      const pixels = new ImageData(raster.toRgba(), width, height);
      canvas.getContext("2d")?.putImageData(pixels, 0, 0);
      context.save();
      context.resetTransform();
      context.drawImage(canvas, left, top);
      context.restore();
    },
  };
}
