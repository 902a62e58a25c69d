import { createPoints, type Points } from "./math/points.ts";

/** One line as the caller hands it in. Columns have one length and are not copied: do not change them. */
export interface ChartLine {
  readonly id: string;
  /** In legends of exported pictures. Default: the id. */
  readonly name?: string;
  /** CSS colour. */
  readonly color: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Drawn faintly behind `y`, such as the raw values behind the smoothed ones. */
  readonly ghostY?: Float64Array;
  /** A band around `y`, such as a deviation: filled between the two, open where one is NaN. */
  readonly lower?: Float64Array;
  readonly upper?: Float64Array;
  /** Which y-axis it is read on. Default: left. */
  readonly axis?: "left" | "right";
  /** CSS pixels. Default: 1.5. */
  readonly width?: number;
  /** Lengths of dashes and gaps in CSS pixels. Default: a solid line. */
  readonly dash?: readonly number[];
  /** A dot on each point, where there is room for dots. A line of one point always has one. */
  readonly markers?: boolean;
}

/** A line made ready to draw. */
export interface PreparedLine {
  readonly source: ChartLine;
  readonly points: Points;
  readonly ghost?: Points;
  readonly band?: { readonly lower: Points; readonly upper: Points };
}

/** Takes over what is known of lines that did not change; of all of them, the very list. */
export function prepareLines(
  lines: readonly ChartLine[],
  before: readonly PreparedLine[],
): readonly PreparedLine[] {
  if (lines.length === before.length && lines.every((line, i) => isSameLine(line, before[i]))) {
    return before;
  }
  const known = new Map(before.map((line) => [line.source.x, line.points.sorted]));
  return lines.map((source) => {
    const { x, y, ghostY, lower, upper } = source;
    const points = createPoints(x, y, known.get(x));
    const beside = (column: Float64Array) => createPoints(x, column, points.sorted);
    return {
      source,
      points,
      ...(ghostY && { ghost: beside(ghostY) }),
      ...(lower && upper && { band: { lower: beside(lower), upper: beside(upper) } }),
    };
  });
}

function isSameLine(line: ChartLine, { source }: Partial<PreparedLine> = {}): boolean {
  return source !== undefined && LINE_KEYS.every((key) => line[key] === source[key]);
}

/** All that a line has. Dashes count as others when they are another list. */
const LINE_KEYS = Object.keys({
  id: 0,
  name: 0,
  color: 0,
  x: 0,
  y: 0,
  ghostY: 0,
  lower: 0,
  upper: 0,
  axis: 0,
  width: 0,
  dash: 0,
  markers: 0,
} satisfies Record<keyof ChartLine, 0>) as (keyof ChartLine)[];

export function pointsOf(lines: readonly PreparedLine[]): readonly Points[] {
  return lines.map((line) => line.points);
}

/** All that a line draws, and that its axes have to have room for. */
export function drawnPoints({ points, ghost, band }: PreparedLine): readonly Points[] {
  return [points, ...(ghost ? [ghost] : []), ...(band ? [band.lower, band.upper] : [])];
}

export function isOnRight({ source }: PreparedLine): boolean {
  return source.axis === "right";
}
