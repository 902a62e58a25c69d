import type { DrawStyle } from "../draw-context.ts";

/** What a new canvas context starts with. */
export const INITIAL_STYLE: DrawStyle = {
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

export function styleOf(context: DrawStyle): DrawStyle {
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
export function colorText(paint: DrawStyle["fillStyle"]): string {
  return typeof paint === "string" ? paint : "#000000";
}
