import type { DrawContext } from "../draw-context.ts";
import { drawLines } from "../draw-lines.ts";
import { paintChart, type ChartPicture } from "../painter.ts";
import { drawLegend, LEGEND_GAP, LEGEND_ROW, layOutLegend } from "./legend.ts";

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
const GAP = 6;

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
  const left = MARGIN + GAP;
  const entries = layOutLegend(
    legend ? lines.map(({ source }) => source) : [],
    { widthPx: widthPx - 2 * left, heightPx },
    (text) => context.measureText(text).width,
  );
  const rowCount = entries.rows.length;

  const titleHeight = title === undefined ? 0 : TITLE_ROW;
  const labelHeight = yLabel === undefined && y2Label === undefined ? 0 : ROW;
  const legendHeight = rowCount === 0 ? 0 : LEGEND_GAP + rowCount * LEGEND_ROW;
  const below = (xLabel === undefined ? 0 : ROW) + legendHeight;
  const top = MARGIN + titleHeight + labelHeight;
  const height = Math.max(heightPx - top - below - MARGIN, 1);
  const width = Math.max(widthPx - 2 * MARGIN, 1);

  if (title !== undefined) {
    context.font = boldOf(theme.font);
    context.fillStyle = theme.text;
    label(context, title, left, MARGIN + titleHeight / 2, "left");
    context.font = theme.font;
  }
  context.save();
  context.translate(MARGIN, top);
  const ratio = EXPORT_RATIO * zoom;
  const layout = paintChart(context, { width, height }, picture, ratio, (...drawn) =>
    drawLines(...drawn, "rest"),
  );
  context.restore();

  context.font = theme.font;
  context.fillStyle = theme.textMuted;
  const labelY = MARGIN + titleHeight + labelHeight / 2;
  if (yLabel !== undefined) label(context, yLabel, left, labelY, "left");
  if (y2Label !== undefined) label(context, y2Label, widthPx - left, labelY, "right");
  if (xLabel !== undefined) {
    const center = MARGIN + (layout.left + layout.right) / 2;
    label(context, xLabel, center, top + height + ROW / 2, "center");
  }
  const y = heightPx - MARGIN - rowCount * LEGEND_ROW + LEGEND_ROW / 2;
  drawLegend(context, entries, { left, y, text: theme.text, textMuted: theme.textMuted });
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
