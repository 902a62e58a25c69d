import { isConstant } from "@runlens/model";
import { smoothGaussian, smoothLine } from "@runlens/series-math";
import { emptyPiece, type Piece, type PointView } from "./point-view.ts";
import {
  findExtremes,
  type HowSmooth,
  type SmoothedExtremes,
  type SmoothedLine,
} from "./smoothed-line.ts";

/** How far a Gaussian reaches, on both sides together. */
const REACH_SIGMAS = 6;

/** So many values in reach of a Gaussian cost about as much as looking at a point. */
const REACHED_PER_POINT = 5;

/** Smallest and largest value of a piece, and their positions in it. */
const CELLS = 4;

/** A smoothed line that is kept whole, 8 bytes per point: of every kind but `ema`. */
export class SmoothedColumn implements SmoothedLine {
  private readonly how: HowSmooth;
  private line: Float64Array = new Float64Array(0);
  private values: Float64Array | undefined;
  private doneCount = 0;
  private starts: Int32Array = new Int32Array(0);
  private extremes: Float64Array = new Float64Array(0);
  private readonly found: SmoothedExtremes = { min: 0, max: 0, minAt: 0, maxAt: 0 };

  constructor(how: HowSmooth) {
    this.how = how;
  }

  get byteSize(): number {
    const columns = [this.line, this.values, this.starts, this.extremes];
    return columns.reduce((sum, column) => sum + (column?.byteLength ?? 0), 0);
  }

  extend(view: PointView, maxPoints = Infinity): boolean {
    if (this.line.length !== view.length) this.begin(view);
    const { values } = this;
    if (values === undefined) return true;
    if (this.how.kind === "gaussian") this.smoothSome(values, maxPoints);
    else this.smoothAll(view, values);
    if (this.doneCount < view.length) return false;
    this.values = undefined;
    this.noteExtremes(view);
    return true;
  }

  extremesOf(index: number): SmoothedExtremes {
    const { found, extremes } = this;
    const cell = index * CELLS;
    found.min = extremes[cell] ?? NaN;
    found.max = extremes[cell + 1] ?? NaN;
    found.minAt = extremes[cell + 2] ?? NaN;
    found.maxAt = extremes[cell + 3] ?? NaN;
    return found;
  }

  lineOf(index: number): Float64Array {
    return this.line.subarray(this.starts[index], this.starts[index + 1]);
  }

  valueAt(_view: PointView, _index: number, { start }: Piece, at: number): number {
    return this.line[start + at] ?? NaN;
  }

  private begin(view: PointView): void {
    const known = this.line;
    this.values = joined(view, (index) => view.values(index));
    this.line = new Float64Array(view.length);
    this.line.set(known.subarray(0, view.length));
    const reach = Math.ceil((REACH_SIGMAS / 2) * this.how.amount);
    const wasConstant = isConstant(this.values.subarray(0, this.doneCount));
    this.doneCount = wasConstant ? 0 : Math.max(Math.min(this.doneCount, known.length) - reach, 0);
  }

  private smoothSome(values: Float64Array, maxPoints: number): void {
    const { amount } = this.how;
    const share = Math.ceil(maxPoints / Math.max((REACH_SIGMAS * amount) / REACHED_PER_POINT, 1));
    const to = Math.min(this.doneCount + share, values.length);
    if (isConstant(values)) this.line.set(values);
    else smoothGaussian(values, amount, this.line, this.doneCount, to);
    this.doneCount = to;
  }

  private smoothAll(view: PointView, values: Float64Array): void {
    const { kind, amount, isByStep } = this.how;
    const xs =
      kind !== "timeEma"
        ? values
        : joined(view, (index) => (isByStep ? view.steps(index) : view.wallTimesSecs(index)));
    this.line = smoothLine(values, xs, kind, amount);
    this.doneCount = values.length;
  }

  private noteExtremes(view: PointView): void {
    const piece = emptyPiece();
    this.starts = new Int32Array(view.pieceCount + 1);
    this.extremes = new Float64Array(view.pieceCount * CELLS);
    for (let index = 0; index < view.pieceCount; index++) {
      view.look(index, piece);
      this.starts[index + 1] = piece.start + piece.count;
      findExtremes(this.lineOf(index), piece.count, this.found);
      const { min, max, minAt, maxAt } = this.found;
      this.extremes.set([min, max, minAt, maxAt], index * CELLS);
    }
  }
}

function joined(view: PointView, columnOf: (index: number) => Float64Array): Float64Array {
  const all = new Float64Array(view.length);
  let at = 0;
  for (let index = 0; index < view.pieceCount; index++) {
    const column = columnOf(index);
    all.set(column, at);
    at += column.length;
  }
  return all;
}
