import type { XRange } from "@runlens/model";
import { columnOf, EXACT_POINTS_PER_COLUMN } from "./pixel-columns.ts";

/** Rising positions of the points that a chart needs. */
export interface PickedPoints {
  readonly positions: Int32Array;
  /** No point of the range was left out. */
  readonly exact: boolean;
}

/**
 * Chooses from whole columns the points that `SeriesWindow` describes: of every pixel
 * column the extremes of each line and, of the first line, each kind of value that is not
 * finite; the first and the last point of the range, and a neighbour on either side.
 *
 * @param lines over `x`; the first one is what was logged.
 */
export function pickPoints(
  x: Float64Array,
  lines: readonly Float64Array[],
  xRange: XRange | undefined,
  columns: number,
): PickedPoints {
  const exactPoints = columns * EXACT_POINTS_PER_COLUMN;
  if (xRange === undefined && x.length <= exactPoints) {
    return { positions: Int32Array.from(x.keys()), exact: true };
  }
  const range = xRange ?? extentOf(x);
  const { count, first, last, below, above } = locate(x, range);
  const isPicked = new Uint8Array(x.length);
  const exact = count <= exactPoints;
  if (exact) for (let i = 0; i < x.length; i++) isPicked[i] = Number(isInside(x[i] ?? NaN, range));
  else {
    const columnAt = Int32Array.from(x, (at) => columnOf(at, range, columns));
    for (const line of lines) pickExtremes(line, columnAt, columns, isPicked);
    for (const line of lines.slice(0, 1)) pickNonFinite(line, columnAt, columns, isPicked);
  }
  for (const position of [first, last, below, above]) if (position >= 0) isPicked[position] = 1;
  return { positions: positionsOf(isPicked), exact };
}

/** The smallest and the largest finite x; no finite range without any. */
export function extentOf(x: Float64Array): XRange {
  let min = Infinity;
  let max = -Infinity;
  for (const each of x) {
    if (!Number.isFinite(each)) continue;
    if (each < min) min = each;
    if (each > max) max = each;
  }
  return { min, max };
}

function isInside(x: number, { min, max }: XRange): boolean {
  return Number.isFinite(x) && x >= min && x <= max;
}

/** Positions that are there are 0 or more. Of equal neighbours those nearest in the order of points. */
function locate(x: Float64Array, range: XRange) {
  const found = { count: 0, first: -1, last: -1, below: -1, above: -1 };
  for (let i = 0; i < x.length; i++) {
    const at = x[i] ?? NaN;
    if (!Number.isFinite(at)) continue;
    if (at < range.min) {
      if (found.below < 0 || at >= (x[found.below] ?? NaN)) found.below = i;
    } else if (at > range.max) {
      if (found.above < 0 || at < (x[found.above] ?? NaN)) found.above = i;
    } else {
      if (found.count === 0) found.first = i;
      found.last = i;
      found.count += 1;
    }
  }
  return found;
}

function pickExtremes(
  line: Float64Array,
  columnAt: Int32Array,
  columns: number,
  isPicked: Uint8Array,
): void {
  const minAt = new Int32Array(columns).fill(-1);
  const maxAt = new Int32Array(columns).fill(-1);
  for (let i = 0; i < line.length; i++) {
    const column = columnAt[i] ?? -1;
    const value = line[i] ?? NaN;
    if (column < 0 || !Number.isFinite(value)) continue;
    const lowest = minAt[column] ?? -1;
    const highest = maxAt[column] ?? -1;
    if (lowest < 0 || value < (line[lowest] ?? NaN)) minAt[column] = i;
    if (highest < 0 || value > (line[highest] ?? NaN)) maxAt[column] = i;
  }
  for (const position of [...minAt, ...maxAt]) if (position >= 0) isPicked[position] = 1;
}

function pickNonFinite(
  line: Float64Array,
  columnAt: Int32Array,
  columns: number,
  isPicked: Uint8Array,
): void {
  const seen = {
    nan: new Uint8Array(columns),
    up: new Uint8Array(columns),
    down: new Uint8Array(columns),
  };
  for (let i = 0; i < line.length; i++) {
    const column = columnAt[i] ?? -1;
    const value = line[i] ?? NaN;
    if (column < 0 || Number.isFinite(value)) continue;
    const ofKind = Number.isNaN(value) ? seen.nan : value > 0 ? seen.up : seen.down;
    if (ofKind[column] === 0) isPicked[i] = 1;
    ofKind[column] = 1;
  }
}

function positionsOf(isPicked: Uint8Array): Int32Array {
  const positions = new Int32Array(isPicked.reduce((sum, picked) => sum + picked, 0));
  let at = 0;
  for (let i = 0; i < isPicked.length; i++) if (isPicked[i] === 1) positions[at++] = i;
  return positions;
}
