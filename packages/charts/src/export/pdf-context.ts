import type { DrawContext, DrawStyle } from "../draw-context.ts";
import { parseColor } from "../math/color.ts";
import { INITIAL_STYLE, colorText, styleOf } from "./context-style.ts";
import { createPdfFont, type PdfFont } from "./font/pdf-font.ts";
import type { Fonts } from "./font/published-fonts.ts";
import { createPathText, shortNumber as short } from "./path-text.ts";
import { writePdf } from "./pdf-file.ts";

export interface PdfContext extends DrawContext {
  /** The whole document: one page. */
  toBytes(): Promise<Uint8Array<ArrayBuffer>>;
}

/** Points per CSS pixel. */
const SCALE = 0.75;
/** How far below the middle of a line of text its baseline lies, in font sizes. */
const MIDDLE_DROP = 0.36;
const FONT_NAME = "DejaVuSansCondensed";
const CAPS: Readonly<Record<CanvasLineCap, number>> = { butt: 0, round: 1, square: 2 };
const JOINS: Readonly<Record<CanvasLineJoin, number>> = { miter: 0, round: 1, bevel: 2 };
/** Where the control points of a quarter circle lie. */
const KAPPA = 0.5523;

export interface PdfOptions {
  /** CSS pixels, a 96th of an inch each. */
  readonly width: number;
  readonly height: number;
  /** How many of them a unit of what is drawn takes. Default: 1. */
  readonly zoom?: number;
  readonly fonts: Fonts;
}

/**
 * A drawing context that writes one page of PDF 1.4: paths, rectangular clips, opacity, and
 * text in the fonts it is given, whatever the CSS font; its size and boldness are kept. What
 * the fonts lack becomes an empty box.
 */
export function createPdfContext({ width, height, zoom = 1, fonts }: PdfOptions): PdfContext {
  const scale = SCALE * zoom;
  const steps = [`${scale} 0 0 -${scale} 0 ${short(height * SCALE)} cm`];
  const alphas = new Map<string, string>();
  const regular = createPdfFont(fonts.regular, FONT_NAME);
  const bold = createPdfFont(fonts.bold, `${FONT_NAME}-Bold`);
  const shownIn = new Map<string, PdfFont>();
  const { path, pathText } = createPathText({
    write: (verb, x, y) => `${short(x)} ${short(y)} ${verb === "move" ? "m" : "l"}\n`,
    close: "h\n",
    circle: circleText,
  });
  let dash: readonly number[] = [];
  const saved: { style: DrawStyle; dash: readonly number[] }[] = [];

  const context: PdfContext = {
    ...INITIAL_STYLE,
    ...path,
    save() {
      saved.push({ style: styleOf(context), dash });
      steps.push("q");
    },
    restore() {
      const before = saved.pop();
      if (before === undefined) return;
      Object.assign(context, before.style);
      ({ dash } = before);
      steps.push("Q");
    },
    translate: (x, y) => steps.push(`1 0 0 1 ${short(x)} ${short(y)} cm`),
    setLineDash(segments) {
      dash = segments;
    },
    fill: () => paintFilled(`${pathText()}f`),
    fillRect: (x, y, w, h) => paintFilled(`${[x, y, w, h].map(short).join(" ")} re f`),
    stroke() {
      const [red, green, blue, opacity] = parseColor(colorText(context.strokeStyle));
      steps.push(
        alpha(opacity),
        `${[red, green, blue].map(short).join(" ")} RG`,
        `${short(context.lineWidth)} w ${CAPS[context.lineCap]} J ${JOINS[context.lineJoin]} j`,
        `[${dash.map(short).join(" ")}] 0 d`,
        `${pathText()}S`,
      );
    },
    clip: () => steps.push(`${pathText()}W n`),
    fillText(text, x, y) {
      const { sizePx, isBold } = fontOf(context.font);
      const [name, font] = isBold ? (["F2", bold] as const) : (["F1", regular] as const);
      shownIn.set(name, font);
      const before = { center: 0.5, right: 1, end: 1, left: 0, start: 0 }[context.textAlign];
      const left = x - context.measureText(text).width * before;
      const base = context.textBaseline === "middle" ? y + sizePx * MIDDLE_DROP : y;
      const place = `/${name} ${short(sizePx)} Tf 1 0 0 -1 ${short(left)} ${short(base)} Tm`;
      paintFilled(`BT ${place} ${font.shown(text)} Tj ET`);
    },
    measureText(text) {
      const { sizePx, isBold } = fontOf(context.font);
      return { width: (isBold ? bold : regular).widthOf(text) * sizePx };
    },
    toBytes: () =>
      writePdf({
        widthPoints: width * SCALE,
        heightPoints: height * SCALE,
        content: steps.join("\n"),
        alphas,
        fonts: shownIn,
      }),
  };
  return context;

  function paintFilled(what: string): void {
    const [red, green, blue, opacity] = parseColor(colorText(context.fillStyle));
    steps.push(alpha(opacity), `${[red, green, blue].map(short).join(" ")} rg`, what);
  }

  function alpha(opacity: number): string {
    const value = short(opacity * context.globalAlpha);
    const name = alphas.get(value) ?? `A${alphas.size}`;
    alphas.set(value, name);
    return `/${name} gs`;
  }
}

function fontOf(font: string): { sizePx: number; isBold: boolean } {
  const sizePx = Number(/([\d.]+)px/.exec(font)?.[1] ?? 10);
  return { sizePx, isBold: /\b(bold|[6-9]00)\b/.test(font) };
}

function circleText(x: number, y: number, r: number): string {
  const k = r * KAPPA;
  return [
    `${short(x + r)} ${short(y)} m\n`,
    curve(x + r, y + k, x + k, y + r, x, y + r),
    curve(x - k, y + r, x - r, y + k, x - r, y),
    curve(x - r, y - k, x - k, y - r, x, y - r),
    curve(x + k, y - r, x + r, y - k, x + r, y),
    "h\n",
  ].join("");
}

function curve(...places: readonly number[]): string {
  return `${places.map(short).join(" ")} c\n`;
}
