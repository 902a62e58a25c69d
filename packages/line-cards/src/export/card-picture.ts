import {
  createPicture,
  toPdf,
  toPng,
  toSvg,
  type ChartPicture,
  type ExportOptions,
  type PictureFormat,
} from "@runlens/charts";
import { pixelsOf } from "@runlens/export";
import type { SeriesWindow } from "@runlens/model";
import { chartTheme, colorInTheme } from "@runlens/widgets";
import { chartAxesOf } from "../chart-axes.ts";
import { sharedQueryOf, type LineCardContext } from "../line-card-context.ts";
import { selectLines } from "../select-lines.ts";
import { MAX_COLUMNS } from "../window-requests.ts";
import { axisLabels } from "./axis-labels.ts";
import { TEXT_ZOOMS, type ExportChoice } from "./export-choice.ts";
import { stateOfCard, type ExportedCard } from "./exported-card.ts";
import { lineWindows } from "./line-windows.ts";

export type PictureContext = Pick<
  LineCardContext,
  "fetchWindows" | "view" | "settings" | "baselineRun"
>;

/** Of vectors, which are looked at closely. */
const COLUMNS_PER_PX = 4;

/** Pixel columns that the lines of a picture are reduced to. */
export function columnsOf({ size }: ExportChoice): number {
  return Math.min(Math.ceil(pixelsOf(size).widthPx * COLUMNS_PER_PX), MAX_COLUMNS);
}

/** What the lines of a card are drawn from, at the resolution of a file. */
export function pictureWindows(
  card: ExportedCard,
  context: PictureContext,
  { extent, columns }: Pick<ExportChoice, "extent"> & { readonly columns: number },
  signal: AbortSignal,
): Promise<readonly SeriesWindow[]> {
  const { xRange } = stateOfCard(card, context).view;
  const range = extent === "sight" ? xRange : undefined;
  return lineWindows(card.sources, context, { columns, range }, signal);
}

/** The chart of a card as it is saved. */
export function cardPicture(
  card: ExportedCard,
  windows: readonly SeriesWindow[],
  context: PictureContext,
  choice: ExportChoice,
): { readonly picture: ChartPicture; readonly options: ExportOptions } {
  const { settings } = context;
  const { xAxis, smoothing, smoothingKind } = sharedQueryOf(context);
  const state = stateOfCard(card, context);
  const lines = selectLines(windows, card.sources, xAxis, smoothing, smoothingKind).map((line) => ({
    ...line,
    color: colorInTheme(line.color, choice.theme),
  }));
  const view = choice.extent === "sight" ? state.view : {};
  const axes = chartAxesOf({ ...state, view }, settings, lines);
  return {
    picture: createPicture(lines, { ...axes, theme: chartTheme(choice.theme), view }),
    options: pictureOptions(card, context, choice),
  };
}

/** Size and texts of the picture of a card. */
export function pictureOptions(
  { title, sources }: ExportedCard,
  { settings }: Pick<LineCardContext, "settings">,
  choice: ExportChoice,
): ExportOptions {
  const { x, y, y2 } = axisLabels(sources, settings);
  return {
    ...pixelsOf(choice.size),
    zoom: TEXT_ZOOMS[choice.zoom],
    legend: choice.legend,
    transparent: choice.transparent,
    ...(choice.title && { title }),
    ...(choice.labels && { xLabel: x }),
    ...(choice.labels && y !== title && { yLabel: y }),
    ...(choice.labels && y2 !== "" && { y2Label: y2 }),
  };
}

export async function pictureFile(
  { picture, options }: ReturnType<typeof cardPicture>,
  format: PictureFormat,
  scale: number,
): Promise<string | Uint8Array<ArrayBuffer>> {
  if (format === "svg") return toSvg(picture, options);
  if (format === "pdf") return toPdf(picture, options);
  return toPng(picture, { ...options, scale });
}
