import type { ChartTheme } from "../chart-theme.ts";
import type { ChartPicture } from "../painter.ts";
import { drawExport, type ExportOptions } from "./draw-export.ts";
import { createPdfContext } from "./pdf-context.ts";
import { createSvgContext } from "./svg-context.ts";

export interface PictureOptions extends ExportOptions {
  /** Default: the theme of the picture. */
  readonly theme?: ChartTheme;
}

/** The chart as an SVG document. Texts stay texts, in the fonts of the theme. */
export function toSvg(picture: ChartPicture, options: PictureOptions): string {
  const context = createSvgContext({
    width: options.widthPx,
    height: options.heightPx,
    zoom: options.zoom ?? 1,
    measure: canvasMeasure(),
  });
  drawExport(context, themed(picture, options), options);
  return context.toText();
}

/** @param options.scale device pixels per CSS pixel; 2 by default. */
export async function toPng(
  picture: ChartPicture,
  options: PictureOptions & { readonly scale?: number },
): Promise<Blob> {
  const { widthPx, heightPx, zoom = 1, scale = 2 } = options;
  const canvas = new OffscreenCanvas(Math.round(widthPx * scale), Math.round(heightPx * scale));
  const context = canvasContext(canvas);
  context.scale(scale * zoom, scale * zoom);
  drawExport(context, themed(picture, options), options);
  return canvas.convertToBlob({ type: "image/png" });
}

/** The chart as a PDF page of vectors, with text in Helvetica. */
export async function toPdf(
  picture: ChartPicture,
  options: PictureOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const context = createPdfContext(options.widthPx, options.heightPx, options.zoom);
  drawExport(context, themed(picture, options), options);
  return context.toBytes();
}

function themed(picture: ChartPicture, { theme }: PictureOptions): ChartPicture {
  return theme === undefined ? picture : { ...picture, theme };
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
