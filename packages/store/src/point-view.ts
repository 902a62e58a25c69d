import type { ScalarPoints } from "@runlens/model";

/**
 * The points of one series that a view shows, in its order, as pieces: chunks, parts of
 * chunks and open tails. What is known of a piece without reading its points is told
 * by `look`; columns are decoded a piece at a time, when they are asked for.
 */
export interface PointView {
  /** Points in the view. */
  readonly length: number;
  readonly pieceCount: number;
  /** Wall time of the first point of the view that has a finite one; NaN without any. */
  readonly originTimeSecs: number;
  /** Fills `piece` with what is known of piece `index`. Allocates nothing. */
  look(index: number, piece: Piece): void;
  /** Piece that holds the point at `position` of the view; it is piece `from` or a later one. */
  pieceOf(position: number, from?: number): number;
  /** Steps of a piece; valid until steps are asked for again. */
  steps(index: number): Float64Array;
  /** Wall times of a piece; valid until wall times are asked for again. */
  wallTimesSecs(index: number): Float64Array;
  /**
   * Values of a piece; valid until values are asked for again. Of the result only `from`
   * (inclusive; default 0) to `to` (exclusive; default: the end) have a meaning.
   */
  values(index: number, from?: number, to?: number): Float64Array;
  /** One point of a piece, for those who need few of it: nothing else is decoded. */
  stepAt(index: number, at: number): number;
  wallTimeSecsAt(index: number, at: number): number;
  valueAt(index: number, at: number): number;
  /** Reads single points into columns. */
  gather(target: ScalarPoints): PointGatherer;
}

/** Reads points together that lie far from each other. */
export interface PointGatherer {
  /** Point `at` of a piece is for a cell of the columns. */
  add(index: number, at: number, cell: number): void;
  /** To be called after the last point, and before other pieces are read. */
  finish(): void;
}

/** Within a piece steps never go back. */
export interface Piece {
  /** Position in the view of its first point. */
  start: number;
  /** At least 1. */
  count: number;
  firstStep: number;
  lastStep: number;
  firstTimeSecs: number;
  lastTimeSecs: number;
  /** Wall times never go back and are all numbers. */
  hasSortedTimes: boolean;
  /** Whether the fields below hold; else they must be found by reading. */
  hasExtremes: boolean;
  allFinite: boolean;
  /** Of the finite values; Infinity and -Infinity without any. */
  min: number;
  max: number;
  /** Position in the piece of the first smallest and the first largest value. */
  minAt: number;
  maxAt: number;
}

export function emptyPiece(): Piece {
  return {
    start: 0,
    count: 0,
    firstStep: NaN,
    lastStep: NaN,
    firstTimeSecs: NaN,
    lastTimeSecs: NaN,
    hasSortedTimes: false,
    hasExtremes: false,
    allFinite: false,
    min: Infinity,
    max: -Infinity,
    minAt: 0,
    maxAt: 0,
  };
}
