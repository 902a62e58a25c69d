import type { XRange } from "@runlens/model";
import { columnOf } from "@runlens/series-math";
import type { Axis } from "./axis.ts";
import { LINE, type KeptPoints } from "./kept-points.ts";
import { indexesInside } from "./search.ts";
import { findExtremes, type SmoothedExtremes, type SmoothedLine } from "./smoothed-line.ts";

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
  const [from, to] = indexesInside(count, grid, (i) => (xs[i] ?? NaN) - origin);
  let at = from;
  while (at < to) {
    const column = columnOf((xs[at] ?? NaN) - origin, grid, columns);
    const surelyBefore = grid.min + (column + 1 - BLUR) * columnWidth;
    let end = at + 1;
    for (; end < to; end++) {
      const x = (xs[end] ?? NaN) - origin;
      if (!(x < surelyBefore) && columnOf(x, grid, columns) !== column) break;
    }
    keepExtremes(kept, column, LINE.values, values, at, end, start);
    if (smoothed) keepExtremes(kept, column, LINE.smoothed, smoothed, at, end, start);
    at = end;
  }
}

const found: SmoothedExtremes = { min: NaN, max: NaN, minAt: -1, maxAt: -1 };

function keepExtremes(
  kept: KeptPoints,
  column: number,
  line: number,
  values: Float64Array,
  from: number,
  to: number,
  start: number,
): void {
  findExtremes(values, from, to, found);
  if (found.min > found.max) return;
  kept.keepMin(column, line, found.min, start + found.minAt);
  kept.keepMax(column, line, found.max, start + found.maxAt);
}
