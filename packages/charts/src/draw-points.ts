import type { DrawContext } from "./draw-context.ts";
import { fillDot } from "./draw-marks.ts";
import { outlineBand } from "./math/band.ts";
import { clippedPath } from "./math/clip.ts";
import { buildEnvelope, createEnvelope, type Envelope, type OddMark } from "./math/envelope.ts";
import type { Layout } from "./math/layout.ts";
import { PathBuffer } from "./math/path-buffer.ts";
import type { Points } from "./math/points.ts";
import { floorOf, type Scale } from "./math/scale.ts";
import { traceEnvelope } from "./math/trace.ts";

/** How the points of one line are drawn. */
export interface Pen {
  readonly color: string;
  /** CSS pixels. */
  readonly width: number;
  readonly dash: readonly number[];
  readonly opacity: number;
  /** Of the range of each column, where points are dense. */
  readonly rangeOpacity: number;
  readonly markers: boolean;
  /** So many lines of one device pixel stand for the line, one below the other; 0: it is drawn as it is. */
  readonly hairlines: 0 | 1 | 2;
  /** CSS pixels into which the samples of one visit are put together. */
  readonly columnWidth: number;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}

const DOT_RADIUS = 3;
/** By how much the radius of a dot between two gaps is more than the width of its line. */
const LONE_DOT_EXTRA = 0.5;
/** Dots closer to each other than this, on average, hide the line. */
const MIN_DOT_SPACING = 8;

// Reused by each line.
const envelope = createEnvelope();
const line = new PathBuffer();
const range = new PathBuffer();

/** @returns the values in sight that have no place on the y-axis. */
export function drawPoints(
  context: DrawContext,
  layout: Layout,
  points: Points,
  yScale: Scale,
  pen: Pen,
): readonly OddMark[] {
  const { left, right } = layout;
  const { columnWidth } = pen;
  line.clear();
  range.clear();
  const withRange = pen.rangeOpacity > 0;
  const { odd } = traceLine(layout, points, yScale, pen, line, withRange ? range : undefined);
  context.strokeStyle = pen.color;
  context.fillStyle = pen.color;
  if (withRange) strokeRanges(context, columnWidth, pen.rangeOpacity);
  strokeLine(context, pen);
  const isAlone = points.x.length === 1;
  const hasRoom = (right - left) / envelope.length >= MIN_DOT_SPACING;
  if (isAlone || (pen.markers && hasRoom)) drawDots(context, layout, yScale, columnWidth);
  else drawLoneDots(context, layout, yScale, pen);
  return odd;
}

/**
 * Appends the path of a line, and the ranges of its columns, in CSS pixels that may lie far off.
 * @returns what it was made from; valid until the next call.
 */
export function traceLine(
  { left, right, xScale }: Layout,
  points: Points,
  yScale: Scale,
  { columnWidth, width }: Pick<Pen, "columnWidth" | "width">,
  path: PathBuffer,
  ranges?: PathBuffer,
): Envelope {
  const columns = Math.max(Math.ceil((right - left) / columnWidth), 1);
  const xRange = { min: xScale.domain.min, max: xScale.valueAt(left + columns * columnWidth) };
  const { kind, threshold } = xScale;
  const mapping = { xRange, columns, floor: floorOf(yScale.kind), kind, threshold };
  buildEnvelope(points, mapping, envelope);
  const place = { left, columnWidth, yScale, lineWidth: width };
  traceEnvelope(envelope, place, path, ranges);
  return envelope;
}

function strokeRanges(context: DrawContext, columnWidth: number, opacity: number): void {
  context.globalAlpha = opacity;
  context.lineWidth = columnWidth;
  context.lineCap = "butt";
  context.beginPath();
  range.replay(clippedPath(context));
  context.stroke();
  context.globalAlpha = 1;
}

function strokeLine(context: DrawContext, pen: Pen): void {
  const { width, dash, opacity, hairlines, ratio } = pen;
  const hairline = 1 / ratio;
  context.globalAlpha = opacity;
  context.lineWidth = hairlines > 0 ? hairline : width;
  context.lineJoin = "bevel";
  context.lineCap = dash.length > 0 ? "butt" : "round";
  if (dash.length > 0) context.setLineDash([...dash]);
  context.beginPath();
  line.replay(clippedPath(context));
  context.stroke();
  if (hairlines === 2 && opacity === 1) {
    context.translate(0, hairline / 2);
    context.stroke();
    context.translate(0, -hairline / 2);
  }
  if (dash.length > 0) context.setLineDash([]);
  context.globalAlpha = 1;
}

function drawDots(
  context: DrawContext,
  { left }: Layout,
  yScale: Scale,
  columnWidth: number,
): void {
  const { length, firstColumn, first } = envelope;
  for (let i = 0; i < length; i++) {
    const x = left + (firstColumn[i] ?? NaN) * columnWidth;
    fillDot(context, x, yScale.pixelOf(first[i] ?? NaN), DOT_RADIUS);
  }
}

/** Points between two gaps: as lines of no length they would be specks. */
function drawLoneDots(
  context: DrawContext,
  { left }: Layout,
  yScale: Scale,
  { width, opacity, columnWidth }: Pen,
): void {
  const { length, opens, count, firstColumn, first } = envelope;
  const radius = width + LONE_DOT_EXTRA;
  context.beginPath();
  for (let i = 0; i < length; i++) {
    const isLast = i + 1 === length || opens[i + 1] === 1;
    if (opens[i] !== 1 || !isLast || count[i] !== 1) continue;
    const x = left + (firstColumn[i] ?? NaN) * columnWidth;
    const y = yScale.pixelOf(first[i] ?? NaN);
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.globalAlpha = opacity;
  context.fill();
  context.globalAlpha = 1;
}

/** Fills what lies between two columns of values. */
export function fillBand(
  context: DrawContext,
  { xScale }: Layout,
  { lower, upper }: { readonly lower: Points; readonly upper: Points },
  yScale: Scale,
  { color, columnWidth, opacity }: Pick<Pen, "color" | "columnWidth" | "opacity">,
): void {
  line.clear();
  outlineBand(lower, upper, { xScale, yScale, columnWidth }, line);
  context.globalAlpha = opacity;
  context.fillStyle = color;
  context.beginPath();
  line.replay(context);
  context.fill();
  context.globalAlpha = 1;
}
