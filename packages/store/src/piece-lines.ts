import { LINE, type KeptPoints } from "./kept-points.ts";
import { findNonFinite, type NonFinite } from "./piece-facts.ts";
import type { Piece, PointView } from "./point-view.ts";
import type { SmoothedExtremes, SmoothedLine } from "./smoothed-line.ts";

/** Of a piece whose extremes are not known: any part of it may have better ones. */
const UNKNOWN: SmoothedExtremes = { min: -Infinity, max: Infinity, minAt: -1, maxAt: -1 };

const found: NonFinite = { nanAt: -1, plusInfAt: -1, minusInfAt: -1 };

/** The lines over one piece, read only when pixel columns have to know more of them. */
export class PieceLines {
  private readonly view: PointView;
  private readonly index: number;
  private readonly piece: Piece;
  private readonly allFinite: boolean;
  private readonly smoothing: SmoothedLine | undefined;
  private values: Float64Array | undefined;
  private smoothed: Float64Array | undefined;

  constructor(view: PointView, index: number, piece: Piece, smoothing: SmoothedLine | undefined) {
    this.view = view;
    this.index = index;
    this.piece = piece;
    this.allFinite = piece.hasExtremes && piece.allFinite;
    this.smoothing = smoothing;
  }

  /** Points `from` (inclusive) to `to` (exclusive) of the piece, all in one pixel column. */
  keepPart(kept: KeptPoints, column: number, from: number, to: number): void {
    const { piece, index, smoothing } = this;
    this.keepExtremes(kept, column, LINE.values, piece.hasExtremes ? piece : UNKNOWN, from, to);
    if (!this.allFinite) {
      findNonFinite(this.read(LINE.values, from, to), found, from, to);
      kept.keepNonFinite(column, found, piece.start);
    }
    if (smoothing === undefined) return;
    this.keepExtremes(kept, column, LINE.smoothed, smoothing.extremesOf(index), from, to);
  }

  private keepExtremes(
    kept: KeptPoints,
    column: number,
    line: number,
    { min, max, minAt, maxAt }: SmoothedExtremes,
    from: number,
    to: number,
  ): void {
    const { start } = this.piece;
    if (minAt >= from && minAt < to) kept.keepMin(column, line, min, start + minAt);
    else if (kept.wouldKeepMin(column, line, min, start + from)) {
      const values = this.read(line, from, to);
      const at = firstOfMin(values, from, to);
      if (at >= 0) kept.keepMin(column, line, values[at] ?? NaN, start + at);
    }
    if (maxAt >= from && maxAt < to) kept.keepMax(column, line, max, start + maxAt);
    else if (kept.wouldKeepMax(column, line, max, start + from)) {
      const values = this.read(line, from, to);
      const at = firstOfMax(values, from, to);
      if (at >= 0) kept.keepMax(column, line, values[at] ?? NaN, start + at);
    }
  }

  /** Of the result only `from` (inclusive) to `to` (exclusive) have a meaning. */
  private read(line: number, from: number, to: number): Float64Array {
    const { view, index, smoothing } = this;
    if (line === LINE.values || smoothing === undefined) {
      return this.values ?? view.values(index, from, to);
    }
    this.values ??= view.values(index);
    this.smoothed ??= smoothing.lineOf(index, this.values, 0, this.values.length, this.allFinite);
    return this.smoothed;
  }
}

function firstOfMin(values: Float64Array, from: number, to: number): number {
  let min = Infinity;
  let at = -1;
  for (let i = from; i < to; i++) {
    const value = values[i] ?? NaN;
    if (value < min && value !== -Infinity) {
      min = value;
      at = i;
    }
  }
  return at;
}

function firstOfMax(values: Float64Array, from: number, to: number): number {
  let max = -Infinity;
  let at = -1;
  for (let i = from; i < to; i++) {
    const value = values[i] ?? NaN;
    if (value > max && value !== Infinity) {
      max = value;
      at = i;
    }
  }
  return at;
}
