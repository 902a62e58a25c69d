import type { PreparedLine } from "./chart-line.ts";
import { bandOpacityOf, drawLines, GHOST, insidePlot, LINE_WIDTH, yScaleOf } from "./draw-lines.ts";
import { drawMarks } from "./draw-marks.ts";
import { fillBand, traceLine } from "./draw-points.ts";
import { parseColor } from "./math/color.ts";
import type { OddMark } from "./math/envelope.ts";
import type { Layout } from "./math/layout.ts";
import { LineRaster } from "./math/line-raster.ts";
import type { PathSink } from "./math/trace.ts";
import { createPathBuffer } from "./path-buffer.ts";

/** Ghosts and lines are so thin, in device pixels, that many can be told apart. */
const GHOST_THICKNESS = 1;
const LINE_THICKNESS = 1.5;
/** Device pixels of a column while a crowd moves: half the columns are half the work. */
const BARE_COLUMN = 2;

// Reused by each line.
const ranges = createPathBuffer();

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
    const raster = createCrowdRaster(context, layout, ratio, columnWidth);
    for (const line of plain) raster.drawGhost(line);
    for (const line of plain) raster.drawLine(line, opacity);
    raster.show();
  });
  if (styled.length > 0) drawLines(context, layout, styled, ratio, "rest");
}

/** Draws the least that shows where lines of a crowd run, as long as it moves. */
export function drawBareCrowd(
  context: CanvasRenderingContext2D,
  layout: Layout,
  lines: readonly PreparedLine[],
  ratio: number,
): void {
  const raster = createBareRaster(context, layout, ratio);
  for (const line of lines) raster.drawLine(line);
  insidePlot(context, layout, () => raster.show());
}

/** Dashes and dots are for a canvas. */
function hasStyle({ source }: PreparedLine): boolean {
  const { dash = [], markers = false, x } = source;
  return dash.length > 0 || markers || x.length === 1;
}

/** Pixels over the plot of a canvas, which lines are drawn into and the canvas is given at the end. */
export interface CrowdRaster {
  drawGhost(line: PreparedLine): void;
  /** @param rangeOpacity of the range of each column, where points are dense. Default: 0. */
  drawLine(line: PreparedLine, rangeOpacity?: number): void;
  show(): void;
}

/** For a crowd that moves. */
export function createBareRaster(
  context: CanvasRenderingContext2D,
  layout: Layout,
  ratio: number,
): CrowdRaster {
  return createCrowdRaster(context, layout, ratio, BARE_COLUMN / ratio);
}

function createCrowdRaster(
  context: CanvasRenderingContext2D,
  layout: Layout,
  ratio: number,
  columnWidth: number,
): CrowdRaster {
  const { e: shiftX, f: shiftY } = context.getTransform();
  const left = Math.floor(layout.left * ratio + shiftX);
  const top = Math.floor((layout.top - 1) * ratio + shiftY);
  const width = Math.ceil(layout.right * ratio + shiftX) - left;
  const height = Math.ceil((layout.bottom + 1) * ratio + shiftY) - top;
  const raster = new LineRaster(width, height);
  const path = placedPath(raster, ratio, shiftX - left, shiftY - top);
  const odd: { readonly color: string; readonly marks: readonly OddMark[] }[] = [];

  return {
    drawGhost(line) {
      if (line.ghost === undefined) return;
      const color = parseColor(line.source.color);
      raster.use({ color, opacity: GHOST.opacity, thickness: GHOST_THICKNESS });
      traceLine(layout, line.ghost, yScaleOf(layout, line), { columnWidth, ...GHOST }, path);
    },
    drawLine(line, rangeOpacity = 0) {
      const { color: name } = line.source;
      const color = parseColor(name);
      const pen = { columnWidth, width: LINE_WIDTH };
      const withRanges = rangeOpacity > 0;
      const yScale = yScaleOf(layout, line);
      ranges.clear();
      raster.use({ color, opacity: 1, thickness: LINE_THICKNESS });
      const traced = traceLine(
        layout,
        line.points,
        yScale,
        pen,
        path,
        withRanges ? ranges : undefined,
      );
      odd.push({ color: name, marks: traced.odd });
      if (!withRanges) return;
      raster.use({ color, opacity: rangeOpacity, thickness: 0 });
      ranges.replay(path);
    },
    show() {
      const canvas = new OffscreenCanvas(width, height);
      const pixels = new ImageData(raster.toRgba(), width, height);
      canvas.getContext("2d")?.putImageData(pixels, 0, 0);
      context.save();
      context.resetTransform();
      context.drawImage(canvas, left, top);
      context.restore();
      for (const { color, marks } of odd) {
        context.strokeStyle = color;
        context.fillStyle = color;
        drawMarks(context, layout, marks, columnWidth);
      }
    },
  };
}

/** Takes CSS pixels of a canvas, and passes on device pixels from the raster's corner. */
function placedPath(sink: PathSink, ratio: number, shiftX: number, shiftY: number): PathSink {
  return {
    moveTo: (x, y) => sink.moveTo(x * ratio + shiftX, y * ratio + shiftY),
    lineTo: (x, y) => sink.lineTo(x * ratio + shiftX, y * ratio + shiftY),
  };
}
