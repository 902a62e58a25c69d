import type { DrawContext } from "../draw-context.ts";

/** What `save` keeps, beside the place and the dashes. */
export type Style = Pick<
  DrawContext,
  | "fillStyle"
  | "strokeStyle"
  | "lineWidth"
  | "lineCap"
  | "lineJoin"
  | "globalAlpha"
  | "font"
  | "textAlign"
  | "textBaseline"
>;

/** What a new canvas context starts with. */
export const INITIAL_STYLE: Style = {
  fillStyle: "#000000",
  strokeStyle: "#000000",
  lineWidth: 1,
  lineCap: "butt",
  lineJoin: "miter",
  globalAlpha: 1,
  font: "10px sans-serif",
  textAlign: "start",
  textBaseline: "alphabetic",
};

export function styleOf(context: Style): Style {
  const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin } = context;
  const { globalAlpha, font, textAlign, textBaseline } = context;
  return {
    fillStyle,
    strokeStyle,
    lineWidth,
    lineCap,
    lineJoin,
    globalAlpha,
    font,
    textAlign,
    textBaseline,
  };
}

/** Charts paint with CSS colours only. */
export function colorText(paint: DrawContext["fillStyle"]): string {
  return typeof paint === "string" ? paint : "#000000";
}
