/** Red, green, blue and opacity, each from 0 to 1. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

const BLACK: Rgba = [0, 0, 0, 1];

/**
 * Reads `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb(…)` and `rgba(…)` with commas or blanks;
 * anything else is black. Names and other functions have to be resolved before.
 */
export function parseColor(text: string): Rgba {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(text.trim())?.[1];
  if (hex !== undefined) return fromHex(hex);
  const inside = /^rgba?\(([^)]*)\)$/i.exec(text.trim())?.[1];
  if (inside === undefined) return BLACK;
  const [red, green, blue, alpha = "1"] = inside.split(/[\s,/]+/).filter(Boolean);
  return [part(red, 255), part(green, 255), part(blue, 255), part(alpha, 1)];
}

function fromHex(hex: string): Rgba {
  const full = hex.length <= 4 ? hex.replaceAll(/./g, "$&$&") : hex;
  const byte = (at: number): number => Number.parseInt(full.slice(at, at + 2), 16) / 255;
  return [byte(0), byte(2), byte(4), full.length === 8 ? byte(6) : 1];
}

function part(text = "0", whole: number): number {
  const value = text.endsWith("%") ? Number.parseFloat(text) / 100 : Number(text) / whole;
  return Number.isFinite(value) ? Math.min(Math.max(value, 0), 1) : 0;
}
