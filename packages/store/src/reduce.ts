import type { WindowQuery, XRange } from "@runlens/model";
import { columnOf, EXACT_POINTS_PER_COLUMN } from "@runlens/series-math";
import { Axis } from "./axis.ts";
import { KeptPoints, LINE } from "./kept-points.ts";
import { locateSorted, locateUnsorted, type Located } from "./locate.ts";
import { PieceLines } from "./piece-lines.ts";
import type { PointView } from "./point-view.ts";
import { firstIndexNear, indexesInside } from "./search.ts";
import { howSmooth, type SmoothedLine } from "./smoothed-line.ts";
import { isSparse, keepSparse } from "./sparse-parts.ts";
import type { ViewNotes } from "./view-notes.ts";

/** Decoding all x of a piece costs about as much as asking for one in so many. */
const POINTS_PER_PROBE = 8;

/** What of a query decides the window of one series. */
export type WindowView = Pick<
  WindowQuery,
  "xAxis" | "xRange" | "columns" | "smoothing" | "smoothingKind"
>;

/** Points to show, by their position in the view. */
export type Choice =
  /** All points `from` (inclusive) to `to` (exclusive). */
  | { readonly kind: "stretch"; readonly from: number; readonly to: number; readonly exact: true }
  /** Rising positions, valid until points are chosen again. */
  | { readonly kind: "picks"; readonly picks: Int32Array; readonly exact: boolean };

/**
 * Chooses the points of a view that a chart of `columns` pixel columns needs, as
 * `SeriesWindow` describes them. A piece whose points fall in one pixel column is not
 * read, unless its extremes are not known.
 *
 * Of equal extremes the first is kept. A point whose x is no finite number lies in
 * no range; it is given only with a whole series that is not reduced.
 *
 * `xRange` is finite; absent it means from the smallest to the largest finite x.
 */
export function choosePoints(view: PointView, query: WindowView, notes: ViewNotes): Choice {
  const { xAxis, xRange, columns, smoothing } = query;
  const exactPoints = columns * EXACT_POINTS_PER_COLUMN;
  if (xRange === undefined && view.length <= exactPoints) {
    return { kind: "stretch", from: 0, to: view.length, exact: true };
  }
  const axis = new Axis(view, xAxis, notes.facts);
  if (Number.isNaN(axis.origin)) return { kind: "stretch", from: 0, to: 0, exact: true };
  const located = notes.isSorted(axis) ? locateSorted(axis, xRange) : locateUnsorted(axis, xRange);
  if (located.count <= exactPoints) {
    return located.isSorted ? stretchOf(located) : pickRange(axis, located);
  }
  const line = smoothing > 0 ? notes.smoothing(view, howSmooth(query)) : undefined;
  return { kind: "picks", picks: reduce(axis, located, columns, line, notes), exact: false };
}

function stretchOf({ first, last, below, above }: Located): Choice {
  const from = below >= 0 ? below : first;
  const to = above >= 0 ? above + 1 : last + 1;
  return { kind: "stretch", from, to: Math.max(from, to), exact: true };
}

function pickRange(axis: Axis, { grid, below, above }: Located): Choice {
  const picks = [below, above].filter((position) => position >= 0);
  for (let index = 0; index < axis.view.pieceCount; index++) {
    axis.look(index);
    if (axis.max < grid.min || axis.min > grid.max) continue;
    const { start, count } = axis.piece;
    const xAt = axis.reader(true);
    for (let i = 0; i < count; i++) {
      const x = xAt(i);
      if (x >= grid.min && x <= grid.max) picks.push(start + i);
    }
  }
  return { kind: "picks", picks: Int32Array.from(picks).toSorted(), exact: true };
}

/**
 * First the pieces in one pixel column, whose extremes are known; then those across
 * columns, most of which need not be read, since they can add nothing to what is kept.
 */
function reduce(
  axis: Axis,
  { first, last, below, above, grid }: Located,
  columns: number,
  smoothing: SmoothedLine | undefined,
  notes: ViewNotes,
): Int32Array {
  const { view } = axis;
  const kept = new KeptPoints(columns);
  const across: number[] = [];
  const lastPiece = view.pieceOf(last);
  for (let index = view.pieceOf(first); index <= lastPiece; index++) {
    axis.look(index);
    if (axis.max < grid.min || axis.min > grid.max) continue;
    const column = columnOf(axis.min, grid, columns);
    const isInOne = column === columnOf(axis.max, grid, columns) && column >= 0 && axis.allFinite;
    if (isInOne && axis.piece.hasExtremes) keepPiece(kept, column, axis, smoothing, notes);
    else across.push(index);
  }
  for (const index of across) {
    axis.look(index);
    keepParts(kept, axis, grid, columns, smoothing);
  }
  return kept.rising([first, last, below, above]);
}

function keepPiece(
  kept: KeptPoints,
  column: number,
  { view, piece, index }: Axis,
  smoothing: SmoothedLine | undefined,
  notes: ViewNotes,
): void {
  const { start } = piece;
  kept.keepMin(column, LINE.values, piece.min, start + piece.minAt);
  kept.keepMax(column, LINE.values, piece.max, start + piece.maxAt);
  if (!piece.allFinite) kept.keepNonFinite(column, notes.facts.nonFinite(view, index), start);
  if (smoothing === undefined) return;
  const line = smoothing.extremesOf(index);
  kept.keepMin(column, LINE.smoothed, line.min, start + line.minAt);
  kept.keepMax(column, LINE.smoothed, line.max, start + line.maxAt);
}

/** Takes a piece apart into stretches of one pixel column each. */
function keepParts(
  kept: KeptPoints,
  axis: Axis,
  grid: XRange,
  columns: number,
  smoothing: SmoothedLine | undefined,
): void {
  const { view, piece, index, isSorted } = axis;
  const { count } = piece;
  const spanned = ((axis.max - axis.min) / (grid.max - grid.min)) * columns;
  if (isSparse(axis, spanned)) {
    keepSparse(kept, axis, grid, columns, smoothing);
    return;
  }
  const xAt = axis.reader(!isSorted || (spanned + 2) * POINTS_PER_PROBE > count);
  const columnAt = (i: number): number => columnOf(xAt(i), grid, columns);
  const isClipped = !axis.allFinite || axis.min < grid.min || axis.max > grid.max;
  const [from, to] = isSorted && isClipped ? indexesInside(count, grid, xAt) : [0, count];
  const pointsPerX = (count - 1) / (axis.max - axis.min);
  const guess = (at: number, column: number): number =>
    at + (startOf(column + 1, grid, columns) - xAt(at)) * pointsPerX;
  const lines = new PieceLines(view, index, piece, smoothing);
  for (let at = from; at < to;) {
    const column = columnAt(at);
    const end = isSorted
      ? columnEndSorted(at, to, column, columnAt, guess(at, column))
      : columnEndUnsorted(at, to, column, columnAt);
    if (column >= 0) lines.keepPart(kept, column, at, end);
    at = end;
  }
}

/** About the smallest x of a column. */
function startOf(column: number, { min, max }: XRange, columns: number): number {
  return min + (column / columns) * (max - min);
}

/** @param guess where the column may end if points are evenly spaced. */
function columnEndSorted(
  from: number,
  end: number,
  column: number,
  columnAt: (i: number) => number,
  guess: number,
): number {
  if (columnAt(end - 1) === column) return end;
  return firstIndexNear(from + 1, end, guess, (i) => columnAt(i) !== column);
}

function columnEndUnsorted(
  from: number,
  end: number,
  column: number,
  columnAt: (i: number) => number,
): number {
  let to = from + 1;
  while (to < end && columnAt(to) === column) to += 1;
  return to;
}
