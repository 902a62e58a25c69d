import { clampWeight, smoothOn, type SmoothingState } from "@runlens/model";
import { withRoom } from "./growth.ts";
import { emptyPiece, type Piece, type PointView } from "./point-view.ts";
import { findExtremes, type SmoothedExtremes, type SmoothedLine } from "./smoothed-line.ts";

/** Points between two notes of the moving average. */
const BLOCK_POINTS = 32;

/**
 * What is noted of a piece: the extremes of its smoothed line, their positions in it, and
 * the line at the smallest and the largest value; NaN where these were not known.
 */
const CELLS = 6;

/**
 * The moving average of a view, bit by bit what `smoothDebiased` makes of all its values.
 * Noted are the moving average at every 32nd point and the extremes of each piece, about
 * 0.3 bytes per point; smoothed values are worked out from there when they are asked for.
 */
export class Smoothing implements SmoothedLine {
  private readonly past: number;
  private pieceCount = 0;
  private pointCount = 0;
  /** Where the line has come to. */
  private readonly end: SmoothingState = { last: 0, pastPower: 1 };
  /** By piece. */
  private firstBlocks: Float64Array = new Float64Array(0);
  private extremes: Float64Array = new Float64Array(0);
  /** By block, the state before its first point; powers as far as they are not 0. */
  private blockCount = 0;
  private powerCount = 0;
  private lasts: Float64Array = new Float64Array(0);
  private pastPowers: Float64Array = new Float64Array(0);
  /** Whether all values so far are `firstValue`: then they are their own smoothed line. */
  private isConstant = true;
  private firstValue = NaN;
  private readonly piece = emptyPiece();
  private readonly state: SmoothingState = { last: 0, pastPower: 1 };
  private readonly found: SmoothedExtremes = { min: 0, max: 0, minAt: 0, maxAt: 0 };
  /** Of a piece. */
  private line: Float64Array = new Float64Array(0);

  constructor(weight: number) {
    this.past = clampWeight(weight);
  }

  get byteSize(): number {
    const columns = [this.firstBlocks, this.extremes, this.lasts, this.pastPowers, this.line];
    return columns.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  extend(view: PointView, maxPoints = Infinity): boolean {
    if (this.pointCount < view.length) {
      this.reserve(view);
      this.takeBackGrown(view);
      const stop = this.pointCount + maxPoints;
      while (this.pointCount < Math.min(view.length, stop)) this.addPiece(view);
    }
    return this.pointCount === view.length;
  }

  extremesOf(index: number): SmoothedExtremes {
    const { found, firstValue } = this;
    const at = index * CELLS;
    found.min = this.extremes[at] ?? NaN;
    found.max = this.extremes[at + 1] ?? NaN;
    found.minAt = this.extremes[at + 2] ?? NaN;
    found.maxAt = this.extremes[at + 3] ?? NaN;
    if (this.isConstant && Number.isFinite(firstValue)) {
      found.min = firstValue;
      found.max = firstValue;
      found.minAt = 0;
      found.maxAt = 0;
    }
    return found;
  }

  /** Costs as much as there are points in it, but for the up to 31 before. */
  lineOf(
    index: number,
    values: Float64Array,
    from: number,
    to: number,
    allFinite: boolean,
  ): Float64Array {
    if (this.isConstant) return values;
    const firstBlock = this.firstBlocks[index] ?? NaN;
    const isSettled = allFinite && firstBlock >= this.powerCount;
    if (isSettled && from === 0 && to === values.length) this.smoothAbreast(firstBlock, values);
    else {
      const block = Math.floor(from / BLOCK_POINTS);
      this.startAt(firstBlock + block);
      smoothOn(this.state, this.past, values, this.line, block * BLOCK_POINTS, to);
    }
    return this.line;
  }

  valueAt(view: PointView, index: number, piece: Piece, at: number): number {
    const known = this.knownAt(index, piece, at);
    if (!Number.isNaN(known)) return known;
    const values = view.values(index, at - (at % BLOCK_POINTS), at + 1);
    return this.lineOf(index, values, at, at + 1, false)[at] ?? NaN;
  }

  /** The line at the extremes of a piece, of its values and its own; NaN for other points. */
  private knownAt(index: number, piece: Piece, at: number): number {
    if (this.isConstant) return NaN;
    const cell = index * CELLS;
    const { min, max, minAt, maxAt } = this.extremesOf(index);
    if (min <= max && at === minAt) return min;
    if (min <= max && at === maxAt) return max;
    if (!piece.hasExtremes) return NaN;
    if (at === piece.minAt) return this.extremes[cell + 4] ?? NaN;
    return at === piece.maxAt ? (this.extremes[cell + 5] ?? NaN) : NaN;
  }

  private reserve(view: PointView): void {
    const blocks = view.length / BLOCK_POINTS + view.pieceCount;
    this.lasts = withRoom(this.lasts, Math.ceil(blocks));
    this.firstBlocks = withRoom(this.firstBlocks, view.pieceCount);
    this.extremes = withRoom(this.extremes, view.pieceCount * CELLS);
  }

  /** The piece that was the last one is smoothed again if it has more points now. */
  private takeBackGrown(view: PointView): void {
    if (this.pieceCount === 0) return;
    view.look(this.pieceCount - 1, this.piece);
    const { start, count } = this.piece;
    if (start + count === this.pointCount) return;
    this.pieceCount -= 1;
    this.pointCount = start;
    this.blockCount = this.firstBlocks[this.pieceCount] ?? NaN;
    this.startAt(this.blockCount, this.end);
    this.powerCount = Math.min(this.powerCount, this.blockCount);
  }

  private addPiece(view: PointView): void {
    const index = this.pieceCount;
    view.look(index, this.piece);
    const values = view.values(index);
    const count = values.length;
    if (index === 0) this.firstValue = values[0] ?? NaN;
    this.isConstant &&= values.every((value) => value === this.firstValue);
    this.line = withRoom(this.line, count);
    this.firstBlocks[index] = this.blockCount;
    for (let from = 0; from < count; from += BLOCK_POINTS) {
      this.noteBlock();
      smoothOn(this.end, this.past, values, this.line, from, Math.min(from + BLOCK_POINTS, count));
    }
    this.noteExtremes(index, count);
    this.pieceCount += 1;
    this.pointCount += count;
  }

  private noteBlock(): void {
    const { last, pastPower } = this.end;
    this.lasts[this.blockCount] = last;
    if (pastPower > 0) {
      this.pastPowers = withRoom(this.pastPowers, this.blockCount + 1);
      this.pastPowers[this.blockCount] = pastPower;
      this.powerCount = this.blockCount + 1;
    }
    this.blockCount += 1;
  }

  private noteExtremes(index: number, count: number): void {
    const { line, found } = this;
    findExtremes(line, 0, count, found);
    const { min, max, minAt, maxAt } = found;
    const { hasExtremes, minAt: minValueAt, maxAt: maxValueAt } = this.piece;
    const atMin = hasExtremes ? (line[minValueAt] ?? NaN) : NaN;
    const atMax = hasExtremes ? (line[maxValueAt] ?? NaN) : NaN;
    this.extremes.set([min, max, minAt, maxAt, atMin, atMax], index * CELLS);
  }

  private startAt(block: number, state: SmoothingState = this.state): void {
    state.last = this.lasts[block] ?? NaN;
    state.pastPower = block < this.powerCount ? (this.pastPowers[block] ?? NaN) : 0;
  }

  /** Four stretches of a piece side by side, since in each every point waits for the one before. */
  private smoothAbreast(firstBlock: number, values: Float64Array): void {
    const { past, line, lasts } = this;
    const rest = 1 - past;
    const blocks = Math.floor(values.length / BLOCK_POINTS / 4);
    const stride = blocks * BLOCK_POINTS;
    let a = lasts[firstBlock] ?? NaN;
    let b = lasts[firstBlock + blocks] ?? NaN;
    let c = lasts[firstBlock + blocks * 2] ?? NaN;
    let d = lasts[firstBlock + blocks * 3] ?? NaN;
    for (let i = 0; i < stride; i++) {
      a = a * past + rest * (values[i] ?? NaN);
      b = b * past + rest * (values[i + stride] ?? NaN);
      c = c * past + rest * (values[i + stride * 2] ?? NaN);
      d = d * past + rest * (values[i + stride * 3] ?? NaN);
      line[i] = a;
      line[i + stride] = b;
      line[i + stride * 2] = c;
      line[i + stride * 3] = d;
    }
    this.state.last = d;
    this.state.pastPower = 0;
    smoothOn(this.state, past, values, line, stride * 4, values.length);
  }
}
