import type { DrawContext } from "../draw-context.ts";
import { drawLines } from "../draw-lines.ts";
import { paintChart, type ChartPicture } from "../painter.ts";
import { drawLegend, LEGEND_GAP, LEGEND_ROW, layOutLegend, type Legend } from "./legend.ts";

export interface ExportOptions {
  /**
   * CSS pixels: of SVG the size, of PDF a 96th of an inch each, of PNG times `scale`. The
   * picture becomes higher by what its legend takes beyond three tenths.
   */
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
/** Where texts begin. */
const LEFT = MARGIN + GAP;

/** Of the height that is asked for: what a legend takes without making the picture higher. */
const LEGEND_SHARE = 0.3;

/** What is known of a picture before it is drawn. */
export interface ExportPlan {
  /** With all of the legend. */
  readonly heightPx: number;
  readonly legend: Legend;
}

/**
 * Finds room for the legend: as much again as is asked for the whole picture, at most.
 * @param names of the lines
 * @param measure the width of a text in the font of the theme, in CSS pixels
 */
export function planExport(
  names: readonly string[],
  { widthPx, heightPx, zoom = 1, legend: hasLegend = true }: ExportOptions,
  measure: (text: string) => number,
): ExportPlan {
  const room = {
    widthPx: widthPx / zoom - 2 * LEFT,
    maxRows: Math.max(Math.floor((heightPx / zoom - LEGEND_GAP) / LEGEND_ROW), 2),
  };
  const legend = layOutLegend(hasLegend ? names : [], room, measure);
  const added = legendHeight(legend) * zoom - heightPx * LEGEND_SHARE;
  return { heightPx: Math.round((heightPx + Math.max(added, 0)) * 100) / 100, legend };
}

/**
 * Draws a chart with title, axis labels and legend, as large as planned. It is drawn `zoom`
 * times smaller, and the context makes up for that.
 */
export function drawExport(
  context: DrawContext,
  picture: ChartPicture,
  asked: ExportOptions,
  plan: ExportPlan,
): void {
  const { title, xLabel, yLabel, y2Label, zoom = 1 } = asked;
  const { legend } = plan;
  const [widthPx, heightPx] = [asked.widthPx / zoom, plan.heightPx / zoom];
  const { theme, lines } = picture;
  if (asked.transparent !== true) {
    context.fillStyle = theme.background;
    context.fillRect(0, 0, widthPx, heightPx);
  }
  context.font = theme.font;

  const titleHeight = title === undefined ? 0 : TITLE_ROW;
  const labelHeight = yLabel === undefined && y2Label === undefined ? 0 : ROW;
  const below = (xLabel === undefined ? 0 : ROW) + legendHeight(legend);
  const top = MARGIN + titleHeight + labelHeight;
  const height = Math.max(heightPx - top - below - MARGIN, 1);
  const width = Math.max(widthPx - 2 * MARGIN, 1);

  if (title !== undefined) {
    context.font = boldOf(theme.font);
    context.fillStyle = theme.text;
    label(context, title, LEFT, MARGIN + titleHeight / 2, "left");
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
  if (yLabel !== undefined) label(context, yLabel, LEFT, labelY, "left");
  if (y2Label !== undefined) label(context, y2Label, widthPx - LEFT, labelY, "right");
  if (xLabel !== undefined) {
    const center = MARGIN + (layout.left + layout.right) / 2;
    label(context, xLabel, center, top + height + ROW / 2, "center");
  }
  const y = heightPx - MARGIN - legend.rowCount * LEGEND_ROW + LEGEND_ROW / 2;
  const sources = lines.map(({ source }) => source);
  drawLegend(context, legend, sources, { ...theme, left: LEFT, y });
}

function legendHeight({ rowCount }: Legend): number {
  return rowCount === 0 ? 0 : LEGEND_GAP + rowCount * LEGEND_ROW;
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
