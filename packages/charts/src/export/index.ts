import type { ChartTheme } from "../chart-theme.ts";
import type { PreparedLine } from "../chart-line.ts";
import type { ChartPicture } from "../painter.ts";
import { drawExport, planExport, type ExportOptions, type ExportPlan } from "./draw-export.ts";
import { lackedSigns } from "./font/pdf-font.ts";
import { publishedFamily, publishedFonts } from "./font/published-fonts.ts";
import { createPdfContext } from "./pdf-context.ts";
import { withDensity } from "./png-density.ts";
import { createSvgContext } from "./svg-context.ts";

export interface PictureOptions extends ExportOptions {
  /** Default: the theme of the picture. */
  readonly theme?: ChartTheme;
}

export type PictureFormat = "svg" | "png" | "pdf";

/** What should be known of a picture before it is saved. */
export interface PictureFacts {
  /** CSS pixels: what was asked for, and what the legend adds. */
  readonly heightPx: number;
  /** How many lines the legend cannot name. */
  readonly nameless: number;
  /** Signs of its texts that its font lacks. */
  readonly lacked: readonly string[];
}

const METRES_PER_PX = 0.0254 / 96;

/** The chart as an SVG document. Texts stay texts, in the fonts of the theme. */
export function toSvg(picture: ChartPicture, options: PictureOptions): string {
  const drawn = themed(picture, options);
  const measure = canvasMeasure();
  const plan = planOf(drawn, options, (text) => measure(text, drawn.theme.font));
  const context = createSvgContext({
    width: options.widthPx,
    height: plan.heightPx,
    zoom: options.zoom ?? 1,
    measure,
  });
  drawExport(context, drawn, options, plan);
  return context.toText();
}

/**
 * The chart as a PNG that says how large it is.
 * @param options.scale device pixels per CSS pixel; 2 by default.
 */
export async function toPng(
  picture: ChartPicture,
  options: PictureOptions & { readonly scale?: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const { widthPx, zoom = 1, scale = 2 } = options;
  const drawn = themed(picture, options);
  const measure = canvasMeasure();
  const plan = planOf(drawn, options, (text) => measure(text, drawn.theme.font));
  const { heightPx } = plan;
  const canvas = new OffscreenCanvas(Math.round(widthPx * scale), Math.round(heightPx * scale));
  const context = canvasContext(canvas);
  context.scale(scale * zoom, scale * zoom);
  drawExport(context, drawn, options, plan);
  const png = await canvas.convertToBlob({ type: "image/png" });
  return withDensity(new Uint8Array(await png.arrayBuffer()), {
    x: canvas.width / (widthPx * METRES_PER_PX),
    y: canvas.height / (heightPx * METRES_PER_PX),
  });
}

/** The chart as a PDF page of vectors; texts stay texts, in a font that is in the file. */
export async function toPdf(
  picture: ChartPicture,
  options: PictureOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = themed(picture, options);
  const fonts = await publishedFonts();
  const { widthPx, zoom = 1 } = options;
  const page = { width: widthPx, zoom, fonts };
  const scratch = createPdfContext({ ...page, height: 1 });
  scratch.font = drawn.theme.font;
  const plan = planOf(drawn, options, (text) => scratch.measureText(text).width);
  const context = createPdfContext({ ...page, height: plan.heightPx });
  drawExport(context, drawn, options, plan);
  return context.toBytes();
}

/** The chart as a PNG that looks as a file of that format will. */
export async function toPreview(
  picture: ChartPicture,
  options: PictureOptions & { readonly scale?: number },
  format: PictureFormat,
): Promise<Uint8Array<ArrayBuffer>> {
  const { theme } = themed(picture, options);
  const write = await writtenIn(format);
  const { title, xLabel, yLabel, y2Label } = options;
  const lines = picture.lines.map((line) => ({
    ...line,
    source: { ...line.source, name: write(nameOf(line)) },
  }));
  const drawn = { ...picture, lines };
  return toPng(drawn, {
    ...options,
    theme: await themeIn(format, theme),
    ...(title !== undefined && { title: write(title) }),
    ...(xLabel !== undefined && { xLabel: write(xLabel) }),
    ...(yLabel !== undefined && { yLabel: write(yLabel) }),
    ...(y2Label !== undefined && { y2Label: write(y2Label) }),
  });
}

/** @param texts all that the picture says, names of its lines included */
export async function pictureFacts(
  names: readonly string[],
  texts: readonly string[],
  options: ExportOptions & { readonly theme: ChartTheme },
  format: PictureFormat,
): Promise<PictureFacts> {
  const { font } = await themeIn(format, options.theme);
  const measure = canvasMeasure();
  const write = await writtenIn(format);
  const { heightPx, legend } = planExport(names.map(write), options, (text) => measure(text, font));
  const lacked =
    format === "pdf" ? lackedSigns((await publishedFonts()).regular, texts.join("")) : [];
  return { heightPx, nameless: legend.nameless, lacked };
}

function planOf(
  { lines }: ChartPicture,
  options: ExportOptions,
  measure: (text: string) => number,
): ExportPlan {
  return planExport(lines.map(nameOf), options, measure);
}

function nameOf({ source }: PreparedLine): string {
  return source.name ?? source.id;
}

function themed(picture: ChartPicture, { theme }: PictureOptions): ChartPicture {
  return theme === undefined ? picture : { ...picture, theme };
}

/** Files of PDF have fonts of their own. */
async function themeIn(format: PictureFormat, theme: ChartTheme): Promise<ChartTheme> {
  return format === "pdf" ? { ...theme, font: await publishedFamily(theme.font) } : theme;
}

/** What becomes of a text: canvases would take what a font lacks from another one. */
async function writtenIn(format: PictureFormat): Promise<(text: string) => string> {
  if (format !== "pdf") return (text) => text;
  const { regular } = await publishedFonts();
  return (text) => {
    const lacked = new Set(lackedSigns(regular, text));
    return Array.from(text, (sign) => (lacked.has(sign) ? "▯" : sign)).join("");
  };
}

function canvasMeasure(): (text: string, font: string) => number {
  const context = canvasContext(new OffscreenCanvas(1, 1));
  return (text, font) => {
    context.font = font;
    return context.measureText(text).width;
  };
}

function canvasContext(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext("2d");
  if (context === null) throw new TypeError("This browser gives no 2D canvas.");
  return context;
}
