import type { XRange } from "@runlens/model";
import type { Axis } from "./axis.ts";
import { firstIndex } from "./search.ts";

/** The points of a view that fall in a range of x, by their position in the view. */
export interface Located {
  readonly isSorted: boolean;
  readonly count: number;
  /** The first and the last point in the range; for an empty one, no meaning. */
  readonly first: number;
  readonly last: number;
  /** The points next to the range: nearest below and nearest above; -1: none. */
  readonly below: number;
  readonly above: number;
  /** What the pixel columns divide. */
  readonly grid: XRange;
}

const EVERYWHERE: XRange = { min: -Number.MAX_VALUE, max: Number.MAX_VALUE };
const EMPTY_GRID: XRange = { min: 0, max: 0 };

/** For a view whose x never goes back: looks at a few pieces only. */
export function locateSorted(axis: Axis, range: XRange | undefined): Located {
  const { min, max } = range ?? EVERYWHERE;
  const first = firstPosition(axis, (x) => x >= min);
  const end = firstPosition(axis, (x) => x > max);
  return {
    isSorted: true,
    count: end - first,
    first,
    last: end - 1,
    below: isPlaced(axis, first - 1) ? first - 1 : -1,
    above: isPlaced(axis, end) ? end : -1,
    grid:
      range ??
      (first < end
        ? { min: xAtPosition(axis, first), max: xAtPosition(axis, end - 1) }
        : EMPTY_GRID),
  };
}

/** First position whose x passes a test which, once passed, is passed to the end. */
function firstPosition(axis: Axis, passes: (x: number) => boolean): number {
  const { view } = axis;
  const index = firstIndex(0, view.pieceCount, (piece) => {
    axis.look(piece);
    return passes(axis.xAt(axis.piece.count - 1));
  });
  if (index === view.pieceCount) return view.length;
  axis.look(index);
  const { start, count } = axis.piece;
  return start + firstIndex(0, count - 1, (i) => passes(axis.xAt(i)));
}

function isPlaced(axis: Axis, position: number): boolean {
  if (position < 0 || position >= axis.view.length) return false;
  return Number.isFinite(xAtPosition(axis, position));
}

function xAtPosition(axis: Axis, position: number): number {
  axis.look(axis.view.pieceOf(position));
  return axis.xAt(position - axis.piece.start);
}

/** For any view: looks at every piece and reads those that lie across an end of the range. */
export function locateUnsorted(axis: Axis, range: XRange | undefined): Located {
  const grid = range ?? finiteExtent(axis);
  const inside = { count: 0, first: -1, last: -1 };
  const below = { x: -Infinity, piece: -1 };
  const above = { x: Infinity, piece: -1 };
  for (let index = 0; index < axis.view.pieceCount; index++) {
    axis.look(index);
    const { min, max } = axis;
    if (max < grid.min) noteBelow(max, index);
    else if (min > grid.max) noteAbove(min, index);
    else if (axis.allFinite && min >= grid.min && max <= grid.max) {
      const { start, count } = axis.piece;
      noteInside(start, start + count - 1, count);
    } else walk(index);
  }

  function noteBelow(x: number, piece: number): void {
    // Of equal ones the last is nearest.
    if (x < below.x || x === -Infinity) return;
    below.x = x;
    below.piece = piece;
  }

  function noteAbove(x: number, piece: number): void {
    if (x >= above.x) return;
    above.x = x;
    above.piece = piece;
  }

  function noteInside(first: number, last: number, count: number): void {
    if (inside.count === 0) inside.first = first;
    inside.last = last;
    inside.count += count;
  }

  function walk(index: number): void {
    const { start, count } = axis.piece;
    const xAt = axis.reader(true);
    for (let i = 0; i < count; i++) {
      const x = xAt(i);
      if (!Number.isFinite(x)) continue;
      if (x < grid.min) noteBelow(x, index);
      else if (x > grid.max) noteAbove(x, index);
      else noteInside(start + i, start + i, 1);
    }
  }

  return {
    isSorted: false,
    ...inside,
    below: below.piece < 0 ? -1 : positionOf(axis, below, "last"),
    above: above.piece < 0 ? -1 : positionOf(axis, above, "first"),
    grid,
  };
}

function positionOf(
  axis: Axis,
  { x, piece }: { x: number; piece: number },
  which: "first" | "last",
): number {
  axis.look(piece);
  const column = axis.column();
  const isIt = (raw: number): boolean => raw - axis.origin === x;
  return (
    axis.piece.start + (which === "first" ? column.findIndex(isIt) : column.findLastIndex(isIt))
  );
}

function finiteExtent(axis: Axis): XRange {
  let min = Infinity;
  let max = -Infinity;
  for (let index = 0; index < axis.view.pieceCount; index++) {
    axis.look(index);
    if (axis.min < min) min = axis.min;
    if (axis.max > max) max = axis.max;
  }
  return { min, max };
}
