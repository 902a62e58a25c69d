import type { LineData } from "./line-data.ts";

/** Points of TeX and Python in a CSS pixel. */
export const PT_PER_PX = 0.75;
const MAX_INLINE_POINTS = 2000;

export type FigureScale = "linear" | "log" | "symlog";

/** One axis of a figure. Bounds are those of what is drawn; an absent one fits the data. */
export interface FigureAxis {
  readonly label: string;
  readonly scale: FigureScale;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Of symlog: how far from 0 it is linear. */
  readonly threshold: number;
}

/** How a script draws lines. */
export interface Figure {
  readonly title: string;
  /** `wall`: seconds since the epoch, shown as dates; `x`: the column of that name. */
  readonly places: "steps" | "wall" | "x";
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  /** Of the lines that are read on the right. */
  readonly y2: FigureAxis;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly hasLegend: boolean;
}

/** A file of text that belongs to an export. */
export interface TextFile {
  /** "figure.tex", without folders. */
  readonly name: string;
  readonly text: string;
}

/** Where the points of a line lie on the x-axis. */
export function placesOf({ steps, wallTimesSecs, extras }: LineData, figure: Figure): Float64Array {
  if (figure.places === "steps") return steps;
  return figure.places === "wall" ? wallTimesSecs : (extras.x ?? steps);
}

export function isOnRight({ look }: LineData): boolean {
  return look.axis === "right";
}

/** Whether the points stand in the script; where there are many, they have files of their own. */
export function fitsInline(lines: readonly LineData[]): boolean {
  return lines.reduce((sum, { steps }) => sum + steps.length, 0) <= MAX_INLINE_POINTS;
}
