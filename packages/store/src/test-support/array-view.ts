import { emptyPiece, type Piece, type PointView } from "../point-view.ts";

export interface Column {
  readonly steps: Float64Array;
  readonly wallTimesSecs: Float64Array;
  readonly values: Float64Array;
}

/** Larger than any value of a test: who reads it takes it for the largest one. */
const MEANINGLESS = 1.5e308;

/**
 * A view on plain arrays, cut where steps go back and at the positions of `cuts`. Without
 * extremes nothing is known of its pieces but their ends, as of chunks that still grow.
 */
export function arrayView(
  columns: Column,
  { cuts = [], hasExtremes = true }: { cuts?: readonly number[]; hasExtremes?: boolean } = {},
): PointView {
  const { steps, wallTimesSecs, values } = columns;
  const length = values.length;
  const starts = pieceStarts(steps, cuts);
  const pieces = starts.map((start, index) =>
    describePiece(columns, start, starts[index + 1] ?? length, hasExtremes),
  );
  const pieceAt = (index: number): Piece => {
    const piece = pieces[index];
    if (piece === undefined) throw new RangeError(`no piece ${index} of ${pieces.length}`);
    return piece;
  };
  /** Handed out again and again, as the store does with what it decodes. */
  const reader = (column: Float64Array) => {
    const scratch = new Float64Array(Math.max(0, ...pieces.map(({ count }) => count)));
    return (index: number, from = 0, to = pieceAt(index).count): Float64Array => {
      const { start, count } = pieceAt(index);
      scratch.fill(MEANINGLESS);
      scratch.set(column.subarray(start + from, start + to), from);
      return scratch.subarray(0, count);
    };
  };
  const cellOf = (column: Float64Array) => (index: number, at: number) => {
    const { start, count } = pieceAt(index);
    if (!(at >= 0 && at < count)) throw new RangeError(`no point ${at} of ${count}`);
    return column[start + at] ?? NaN;
  };
  return {
    length,
    pieceCount: pieces.length,
    originTimeSecs: wallTimesSecs.find(Number.isFinite) ?? NaN,
    look: (index, piece) => void Object.assign(piece, pieceAt(index)),
    pieceOf: (position) => pieces.findLastIndex(({ start }) => start <= position),
    steps: reader(steps),
    wallTimesSecs: reader(wallTimesSecs),
    values: reader(values),
    stepAt: cellOf(steps),
    wallTimeSecsAt: cellOf(wallTimesSecs),
    valueAt: cellOf(values),
    gather: (target) => {
      const added: (() => void)[] = [];
      return {
        add: (index, at, cell) =>
          added.push(() => {
            const position = pieceAt(index).start + at;
            target.steps[cell] = steps[position] ?? NaN;
            target.wallTimesSecs[cell] = wallTimesSecs[position] ?? NaN;
            target.values[cell] = values[position] ?? NaN;
          }),
        finish: () => added.forEach((take) => take()),
      };
    },
  };
}

function pieceStarts(steps: Float64Array, cuts: readonly number[]): number[] {
  const starts = new Set(steps.length > 0 ? [0] : []);
  for (const cut of cuts) if (cut > 0 && cut < steps.length) starts.add(cut);
  for (let i = 1; i < steps.length; i++) {
    if ((steps[i] ?? NaN) < (steps[i - 1] ?? NaN)) starts.add(i);
  }
  return [...starts].toSorted((a, b) => a - b);
}

function describePiece(columns: Column, start: number, end: number, hasExtremes: boolean): Piece {
  const steps = columns.steps.subarray(start, end);
  const times = columns.wallTimesSecs.subarray(start, end);
  const values = columns.values.subarray(start, end);
  const finite = values.filter(Number.isFinite);
  const min = Math.min(...finite);
  const max = Math.max(...finite);
  const piece = {
    ...emptyPiece(),
    start,
    count: end - start,
    firstStep: steps[0] ?? NaN,
    lastStep: steps.at(-1) ?? NaN,
    firstTimeSecs: times[0] ?? NaN,
    lastTimeSecs: times.at(-1) ?? NaN,
    hasSortedTimes: times.every((time, i) => time >= (times[i - 1] ?? -Infinity)),
  };
  if (!hasExtremes) return { ...piece, hasSortedTimes: false };
  return {
    ...piece,
    hasExtremes,
    allFinite: finite.length === values.length,
    min,
    max,
    minAt: Math.max(values.indexOf(min), 0),
    maxAt: Math.max(values.indexOf(max), 0),
  };
}
