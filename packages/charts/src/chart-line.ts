import { createPoints, type Points } from "./math/points.ts";

/** One line as the caller hands it in. Columns have one length and are not copied: do not change them. */
export interface ChartLine {
  readonly id: string;
  /** CSS colour. */
  readonly color: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Drawn faintly behind `y`, such as the raw values behind the smoothed ones. */
  readonly ghostY?: Float64Array;
}

/** A line made ready to draw. */
export interface PreparedLine {
  readonly source: ChartLine;
  readonly points: Points;
  readonly ghost?: Points;
}

/** Takes over what is known of lines that did not change. */
export function prepareLines(
  lines: readonly ChartLine[],
  before: readonly PreparedLine[],
): readonly PreparedLine[] {
  const known = new Map(before.map((line) => [line.source.x, line.points.sorted]));
  return lines.map((source) => {
    const { x, y, ghostY } = source;
    const points = createPoints(x, y, known.get(x));
    return ghostY === undefined
      ? { source, points }
      : { source, points, ghost: createPoints(x, ghostY, points.sorted) };
  });
}
