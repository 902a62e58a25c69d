import type { PreparedLine } from "./chart-line.ts";
import { clippedPath } from "./math/clip.ts";
import { buildEnvelope, createEnvelope, type OddKind, type OddMark } from "./math/envelope.ts";
import type { Layout } from "./math/layout.ts";
import type { Points } from "./math/points.ts";
import { traceEnvelope } from "./math/trace.ts";

const LINE_WIDTH = 1.5;
const GHOST_WIDTH = 1;
const EMPHASISED_WIDTH = 2.5;
const BAND_OPACITY = 0.15;
const GHOST_OPACITY = 0.3;
const DOT_RADIUS = 3;
const MARK_SIZE = 7;
/** More bands than these are drawn fainter, so that they do not add up to mud. */
const CLEAR_BANDS = 8;
/**
 * More lines than these are drawn as hairlines, twice: an anti-aliased line wider than a
 * device pixel costs fifty times as much where no graphics processor helps.
 */
const CROWD = 24;
/** The same while the picture moves: a frame has 16 ms. */
const MOVING_CROWD = 4;
/** Device pixels of a column while a crowd moves: half the columns are half the work. */
const DRAFT_COLUMN = 2;

/** How one line is drawn. */
interface Pen {
  readonly color: string;
  /** CSS pixels. */
  readonly width: number;
  readonly opacity: number;
  readonly bandOpacity: number;
  readonly asHairlines: boolean;
  /** CSS pixels into which the samples of one visit are put together. */
  readonly columnWidth: number;
}

const envelope = createEnvelope();

/**
 * Draws lines into the plot, all ghosts first so that none covers a line.
 * @param moving the picture is one of a fast sequence: a crowd goes without bands and ghosts
 * and in coarser columns.
 */
export function drawLines(
  context: CanvasRenderingContext2D,
  layout: Layout,
  lines: readonly PreparedLine[],
  ratio: number,
  moving: boolean,
): void {
  const asHairlines = lines.length > (moving ? MOVING_CROWD : CROWD);
  const isDraft = moving && lines.length > CROWD;
  const bandOpacity = isDraft ? 0 : BAND_OPACITY * Math.min(CLEAR_BANDS / lines.length, 1);
  const columnWidth = (isDraft ? DRAFT_COLUMN : 1) / ratio;
  const common = { bandOpacity, asHairlines, columnWidth };
  insidePlot(context, layout, () => {
    for (const { source, ghost } of isDraft ? [] : lines) {
      const pen = { width: GHOST_WIDTH, opacity: GHOST_OPACITY, ...common };
      if (ghost) drawPoints(context, layout, ghost, { color: source.color, ...pen }, ratio);
    }
    for (const { source, points } of lines) {
      const pen = { width: LINE_WIDTH, opacity: 1, ...common };
      const odd = drawPoints(context, layout, points, { color: source.color, ...pen }, ratio);
      drawMarks(context, layout, odd, columnWidth);
    }
  });
}

/** Draws one line once more, thicker. */
export function drawEmphasised(
  context: CanvasRenderingContext2D,
  layout: Layout,
  { source, points }: PreparedLine,
  ratio: number,
): void {
  const pen = {
    color: source.color,
    width: EMPHASISED_WIDTH,
    opacity: 1,
    bandOpacity: BAND_OPACITY,
    asHairlines: false,
    columnWidth: 1 / ratio,
  };
  insidePlot(context, layout, () => drawPoints(context, layout, points, pen, ratio));
}

function drawPoints(
  context: CanvasRenderingContext2D,
  { left, right, xScale, yScale }: Layout,
  points: Points,
  pen: Pen,
  ratio: number,
): readonly OddMark[] {
  const { columnWidth } = pen;
  const columns = Math.max(Math.ceil((right - left) / columnWidth), 1);
  const xRange = { min: xScale.domain.min, max: xScale.valueAt(left + columns * columnWidth) };
  const floor = yScale.kind === "log" ? 0 : -Infinity;
  buildEnvelope(points, { xRange, columns, floor }, envelope);

  const line = new Path2D();
  const band = pen.bandOpacity > 0 ? new Path2D() : undefined;
  const place = { left, columnWidth, yScale, lineWidth: pen.width };
  traceEnvelope(envelope, place, clippedPath(line), band && clippedPath(band));
  context.strokeStyle = pen.color;
  context.fillStyle = pen.color;
  if (band) strokeBand(context, band, columnWidth, pen.bandOpacity);
  strokeLine(context, line, pen, ratio);
  if (points.x.length === 1 && envelope.length === 1) {
    const x = left + (envelope.firstColumn[0] ?? NaN) * columnWidth;
    fillDot(context, x, yScale.pixelOf(envelope.first[0] ?? NaN), DOT_RADIUS);
  }
  return envelope.odd;
}

function strokeBand(
  context: CanvasRenderingContext2D,
  band: Path2D,
  columnWidth: number,
  opacity: number,
): void {
  context.globalAlpha = opacity;
  context.lineWidth = columnWidth;
  context.lineCap = "butt";
  context.stroke(band);
  context.globalAlpha = 1;
}

function strokeLine(
  context: CanvasRenderingContext2D,
  line: Path2D,
  { width, opacity, asHairlines }: Pen,
  ratio: number,
): void {
  const hairline = 1 / ratio;
  context.globalAlpha = opacity;
  context.lineWidth = asHairlines ? hairline : width;
  context.lineJoin = "bevel";
  context.lineCap = "round";
  context.stroke(line);
  if (asHairlines && opacity === 1) {
    context.translate(0, hairline / 2);
    context.stroke(line);
    context.translate(0, -hairline / 2);
  }
  context.globalAlpha = 1;
}

export function fillDot(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

/** Triangles at the edge of the plot: infinities point out of it, NaN is hollow. In the colour set last. */
function drawMarks(
  context: CanvasRenderingContext2D,
  layout: Layout,
  marks: readonly OddMark[],
  columnWidth: number,
): void {
  const nextFree: Record<OddKind, number> = { nan: 0, positiveInfinity: 0, negativeInfinity: 0 };
  context.lineWidth = 1;
  for (const { column, kind } of marks) {
    const x = layout.left + (column + 0.5) * columnWidth;
    if (x < nextFree[kind]) continue;
    nextFree[kind] = x + MARK_SIZE;
    drawMark(context, layout, x, kind);
  }
}

function drawMark(
  context: CanvasRenderingContext2D,
  { top, bottom }: Layout,
  x: number,
  kind: OddKind,
): void {
  const half = MARK_SIZE / 2;
  const [tip, base] =
    kind === "positiveInfinity"
      ? [top, top + MARK_SIZE]
      : kind === "negativeInfinity"
        ? [bottom, bottom - MARK_SIZE]
        : [bottom - MARK_SIZE, bottom - 1];
  context.beginPath();
  context.moveTo(x, tip);
  context.lineTo(x + half, base);
  context.lineTo(x - half, base);
  context.closePath();
  if (kind === "nan") context.stroke();
  else context.fill();
}

function insidePlot(
  context: CanvasRenderingContext2D,
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
