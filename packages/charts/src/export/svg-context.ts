import type { DrawContext, DrawStyle } from "../draw-context.ts";
import { INITIAL_STYLE, colorText, styleOf } from "./context-style.ts";
import { createPathText, shortNumber as short } from "./path-text.ts";

export interface SvgOptions {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** How many of them a unit of what is drawn takes. Default: 1. */
  readonly zoom?: number;
  /** Width of a text in a CSS font. */
  readonly measure: (text: string, font: string) => number;
}

export interface SvgContext extends DrawContext {
  /** The whole document. */
  toText(): string;
}

/** A drawing context that writes SVG 1.1. Everything is drawn in order; groups only clip. */
export function createSvgContext({ width, height, zoom = 1, measure }: SvgOptions): SvgContext {
  const parts: string[] = [];
  const { path, pathText } = createPathText({
    write: (verb, x, y) => `${verb === "move" ? "M" : "L"}${short(x)} ${short(y)}`,
    close: "Z",
    circle: circleText,
  });
  let clips = 0;
  let dash: readonly number[] = [];
  let offset = { x: 0, y: 0 };
  let openGroups = 0;
  const saved: {
    style: DrawStyle;
    dash: readonly number[];
    offset: typeof offset;
    groups: number;
  }[] = [];

  const context: SvgContext = {
    ...INITIAL_STYLE,
    ...path,
    save() {
      saved.push({ style: styleOf(context), dash, offset, groups: openGroups });
    },
    restore() {
      const before = saved.pop();
      if (before === undefined) return;
      for (; openGroups > before.groups; openGroups--) parts.push("</g>");
      Object.assign(context, before.style);
      ({ dash, offset } = before);
    },
    translate(x, y) {
      offset = { x: offset.x + x, y: offset.y + y };
    },
    setLineDash(segments) {
      dash = segments;
    },
    fill() {
      parts.push(
        `<path d="${pathText()}"${moved()} fill="${paint(context.fillStyle)}"${alpha("fill")}/>`,
      );
    },
    stroke() {
      const caps = `stroke-linecap="${context.lineCap}" stroke-linejoin="${context.lineJoin}"`;
      const dashes = dash.length > 0 ? ` stroke-dasharray="${dash.join(" ")}"` : "";
      parts.push(
        `<path d="${pathText()}"${moved()} fill="none" stroke="${paint(context.strokeStyle)}"` +
          `${alpha("stroke")} stroke-width="${short(context.lineWidth)}" ${caps}${dashes}/>`,
      );
    },
    clip() {
      const id = `runlens-clip-${clips++}`;
      parts.push(
        `<clipPath id="${id}"><path d="${pathText()}"${moved()}/></clipPath>`,
        `<g clip-path="url(#${id})">`,
      );
      openGroups++;
    },
    fillRect(x, y, w, h) {
      const box = `x="${short(x)}" y="${short(y)}" width="${short(w)}" height="${short(h)}"`;
      parts.push(`<rect ${box}${moved()} fill="${paint(context.fillStyle)}"${alpha("fill")}/>`);
    },
    fillText(text, x, y) {
      const anchor = ANCHORS[context.textAlign] ?? "start";
      const baseline = context.textBaseline === "middle" ? ' dominant-baseline="central"' : "";
      parts.push(
        `<text x="${short(x)}" y="${short(y)}"${moved()} text-anchor="${anchor}"${baseline}` +
          ` style="font:${escaped(context.font)}" fill="${paint(context.fillStyle)}"` +
          `${alpha("fill")}>${escaped(text)}</text>`,
      );
    },
    measureText: (text) => ({ width: measure(text, context.font) }),
    toText: () =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"` +
      ` viewBox="0 0 ${short(width / zoom)} ${short(height / zoom)}">\n${parts.join("\n")}\n</svg>\n`,
  };
  return context;

  function moved(): string {
    const { x, y } = offset;
    return x === 0 && y === 0 ? "" : ` transform="translate(${short(x)} ${short(y)})"`;
  }

  function alpha(kind: "fill" | "stroke"): string {
    const { globalAlpha } = context;
    return globalAlpha === 1 ? "" : ` ${kind}-opacity="${short(globalAlpha)}"`;
  }
}

const ANCHORS: Partial<Record<CanvasTextAlign, string>> = { center: "middle", right: "end" };

function paint(style: DrawStyle["fillStyle"]): string {
  return escaped(colorText(style));
}

function circleText(x: number, y: number, radius: number): string {
  const [r, left, right, height] = [radius, x - radius, x + radius, y].map(short);
  return `M${left} ${height}A${r} ${r} 0 1 0 ${right} ${height}A${r} ${r} 0 1 0 ${left} ${height}Z`;
}

function escaped(text: string): string {
  return (
    text
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      // Control characters have no place in XML, not even escaped.
      // oxlint-disable-next-line no-control-regex
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
  );
}
