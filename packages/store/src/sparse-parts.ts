import type { XRange } from "@runlens/model";
import { columnOf } from "@runlens/series-math";
import type { Axis } from "./axis.ts";
import { LINE, type KeptPoints } from "./kept-points.ts";
import { firstIndex } from "./search.ts";
import type { SmoothedLine } from "./smoothed-line.ts";

/** Reading a point takes about a hundredth of looking whether a pixel column needs one. */
const MAX_POINTS_PER_COLUMN = 64;

/** No column begins this share of its width, or more, before where it is worked out to begin. */
const BLUR = 1e-3;

/**
 * Whether a piece has so few points in each pixel column that reading all of them is
 * quicker than looking which of them a column needs.
 * @param spanned so many columns it goes over, about
 */
export function isSparse({ piece, allFinite, isSorted }: Axis, spanned: number): boolean {
  const isPlain = isSorted && allFinite && piece.hasExtremes && piece.allFinite;
  return isPlain && piece.count < spanned * MAX_POINTS_PER_COLUMN;
}

/** Keeps what pixel columns need of a sparse piece, in one pass over its points. */
export function keepSparse(
  kept: KeptPoints,
  axis: Axis,
  grid: XRange,
  columns: number,
  smoothing: SmoothedLine | undefined,
): void {
  const { view, piece, index, origin } = axis;
  const { start, count } = piece;
  const columnWidth = (grid.max - grid.min) / columns;
  const xs = axis.column();
  const values = view.values(index);
  const smoothed = smoothing?.lineOf(index, values, 0, count, true);
  const from = axis.min >= grid.min ? 0 : firstIndex(0, count, (i) => xAt(i) >= grid.min);
  const to = axis.max <= grid.max ? count : firstIndex(from, count, (i) => xAt(i) > grid.max);
  let at = from;
  while (at < to) {
    const column = columnOf((xs[at] ?? NaN) - origin, grid, columns);
    const surelyBefore = grid.min + (column + 1 - BLUR) * columnWidth;
    let [minAt, maxAt, end] = [at, at, at + 1];
    let min = values[at] ?? NaN;
    let max = min;
    for (; end < to; end++) {
      const x = (xs[end] ?? NaN) - origin;
      if (!(x < surelyBefore) && columnOf(x, grid, columns) !== column) break;
      const value = values[end] ?? NaN;
      if (value < min) {
        min = value;
        minAt = end;
      } else if (value > max) {
        max = value;
        maxAt = end;
      }
    }
    kept.keepMin(column, LINE.values, min, start + minAt);
    kept.keepMax(column, LINE.values, max, start + maxAt);
    if (smoothed !== undefined) keepSmoothed(kept, column, smoothed, at, end, start);
    at = end;
  }

  function xAt(i: number): number {
    return (xs[i] ?? NaN) - origin;
  }
}

function keepSmoothed(
  kept: KeptPoints,
  column: number,
  line: Float64Array,
  from: number,
  to: number,
  start: number,
): void {
  let [min, max, minAt, maxAt] = [Infinity, -Infinity, -1, -1];
  for (let i = from; i < to; i++) {
    const value = line[i] ?? NaN;
    if (value < min && value > -Infinity) {
      min = value;
      minAt = i;
    }
    if (value > max && value < Infinity) {
      max = value;
      maxAt = i;
    }
  }
  if (minAt >= 0) kept.keepMin(column, LINE.smoothed, min, start + minAt);
  if (maxAt >= 0) kept.keepMax(column, LINE.smoothed, max, start + maxAt);
}
