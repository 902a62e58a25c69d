import type { PreparedLine } from "../chart-line.ts";
import type { DrawContext } from "../draw-context.ts";
import { drawLines, LINE_WIDTH } from "../draw-lines.ts";
import { paintChart, type ChartPicture } from "../painter.ts";

export interface ExportOptions {
  /** CSS pixels: of SVG the size, of PDF a 96th of an inch each, of PNG times `scale`. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** How much larger texts and lines are than on the page, as for slides. Default: 1. */
  readonly zoom?: number;
  /** Without the background of the theme. Default: false. */
  readonly transparent?: boolean;
  /** Names of lines below the chart. Default: true. */
  readonly legend?: boolean;
  /** Above the chart. Default: none. */
  readonly title?: string;
  /** Below and above the axes. Default: none. */
  readonly xLabel?: string;
  readonly yLabel?: string;
  readonly y2Label?: string;
}

/** Columns of an export are this fine, whatever the screen was. */
const EXPORT_RATIO = 2;
const MARGIN = 8;
const ROW = 18;
const TITLE_ROW = 26;
const SWATCH = 18;
const GAP = 6;
const ENTRY_GAP = 18;
/** The legend takes no more than this share of the height. */
const LEGEND_SHARE = 1 / 3;

/**
 * Draws a chart with title, axis labels and legend, as large as asked for. It is drawn `zoom`
 * times smaller, and the context makes up for that.
 */
export function drawExport(
  context: DrawContext,
  picture: ChartPicture,
  asked: ExportOptions,
): void {
  const { title, xLabel, yLabel, y2Label, legend = true, zoom = 1 } = asked;
  const [widthPx, heightPx] = [asked.widthPx / zoom, asked.heightPx / zoom];
  const { theme, lines } = picture;
  if (asked.transparent !== true) {
    context.fillStyle = theme.background;
    context.fillRect(0, 0, widthPx, heightPx);
  }
  context.font = theme.font;
  const rows = legend ? legendRows(context, lines, { widthPx, heightPx }) : [];

  const titleHeight = title === undefined ? 0 : TITLE_ROW;
  const labelHeight = yLabel === undefined && y2Label === undefined ? 0 : ROW;
  const below = (xLabel === undefined ? 0 : ROW) + rows.length * ROW + (rows.length > 0 ? GAP : 0);
  const top = MARGIN + titleHeight + labelHeight;
  const height = Math.max(heightPx - top - below - MARGIN, 1);
  const width = Math.max(widthPx - 2 * MARGIN, 1);

  if (title !== undefined) {
    context.font = boldOf(theme.font);
    context.fillStyle = theme.text;
    label(context, title, MARGIN + GAP, MARGIN + titleHeight / 2, "left");
    context.font = theme.font;
  }
  context.save();
  context.translate(MARGIN, top);
  const ratio = EXPORT_RATIO * zoom;
  const layout = paintChart(context, { width, height }, picture, ratio, (...drawn) =>
    drawLines(...drawn, "print"),
  );
  context.restore();

  context.font = theme.font;
  context.fillStyle = theme.textMuted;
  const labelY = MARGIN + titleHeight + labelHeight / 2;
  if (yLabel !== undefined) label(context, yLabel, MARGIN + GAP, labelY, "left");
  if (y2Label !== undefined) label(context, y2Label, widthPx - MARGIN - GAP, labelY, "right");
  let y = top + height + ROW / 2;
  if (xLabel !== undefined) {
    label(context, xLabel, MARGIN + (layout.left + layout.right) / 2, y, "center");
    y += ROW;
  }
  y += rows.length > 0 ? GAP : 0;
  for (const row of rows) {
    drawLegendRow(context, row, picture, MARGIN + layout.left, y);
    y += ROW;
  }
}

interface LegendRow {
  readonly lines: readonly PreparedLine[];
  /** How many lines found no place in the legend; only in the last row. */
  readonly more: number;
}

function legendRows(
  context: DrawContext,
  lines: readonly PreparedLine[],
  { widthPx, heightPx }: Pick<ExportOptions, "widthPx" | "heightPx">,
): readonly LegendRow[] {
  const most = Math.max(Math.floor((heightPx * LEGEND_SHARE) / ROW), 1);
  const room = widthPx - 2 * MARGIN - MIN_LEGEND_INDENT;
  const rows: PreparedLine[][] = [];
  let used = Infinity;
  for (const line of lines) {
    const width = entryWidth(context, line);
    if (used + width > room) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(line);
    used += width;
  }
  const shown = rows.slice(0, most);
  const more = lines.length - shown.reduce((sum, row) => sum + row.length, 0);
  return shown.map((row, i) => {
    const isLast = i === shown.length - 1;
    // The last entry makes room for the words that say how many are missing.
    return isLast && more > 0
      ? { lines: row.slice(0, -1), more: more + 1 }
      : { lines: row, more: 0 };
  });
}

const MIN_LEGEND_INDENT = 48;

function drawLegendRow(
  context: DrawContext,
  { lines, more }: LegendRow,
  { theme }: ChartPicture,
  left: number,
  y: number,
): void {
  let x = left;
  for (const line of lines) {
    const { color, width = LINE_WIDTH, dash = [] } = line.source;
    context.strokeStyle = color;
    context.lineWidth = Math.max(width, 2);
    context.lineCap = "butt";
    context.setLineDash([...dash]);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + SWATCH, y);
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = theme.text;
    label(context, nameOf(line), x + SWATCH + GAP, y, "left");
    x += entryWidth(context, line);
  }
  context.fillStyle = theme.textMuted;
  if (more > 0) label(context, `+ ${more} more`, x, y, "left");
}

function entryWidth(context: DrawContext, line: PreparedLine): number {
  return SWATCH + GAP + context.measureText(nameOf(line)).width + ENTRY_GAP;
}

function nameOf({ source }: PreparedLine): string {
  return source.name ?? source.id;
}

function label(
  context: DrawContext,
  text: string,
  x: number,
  y: number,
  align: "left" | "center" | "right",
): void {
  context.textAlign = align;
  context.textBaseline = "middle";
  context.fillText(text, x, y);
}

function boldOf(font: string): string {
  return `600 ${font.replace(/[\d.]+px/, (size) => `${Number.parseFloat(size) + 2}px`)}`;
}
