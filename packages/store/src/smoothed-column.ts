import type { SmoothingKind } from "@runlens/model";
import {
  DistanceMeter,
  reachOf,
  smoothedInTimeOf,
  smoothStretch,
  TimeEma,
} from "@runlens/series-math";
import { withRoom } from "./growth.ts";
import { emptyPiece, type Piece, type PointView } from "./point-view.ts";
import {
  findExtremes,
  type HowSmooth,
  type SmoothedExtremes,
  type SmoothedLine,
} from "./smoothed-line.ts";

/** Smallest and largest value of a piece, and their positions in it. */
const CELLS = 4;

/** Raising to a power takes about as long as looking at so many points. */
const POINTS_PER_POWER = 5;

/** A smoothed line that is kept whole, 8 bytes per point: of every kind but `ema`. */
export class SmoothedColumn implements SmoothedLine {
  private readonly smoother: Smoother;
  private line: Float64Array = new Float64Array(0);
  private doneCount = 0;
  private isConstant = false;
  /** Pieces whose extremes are noted: all that are done. */
  private notedPieces = 0;
  /** Positions where these begin, and where the last of them ends. */
  private starts: Float64Array = new Float64Array(0);
  private extremes: Float64Array = new Float64Array(0);
  private readonly piece = emptyPiece();
  private readonly found: SmoothedExtremes = { min: 0, max: 0, minAt: 0, maxAt: 0 };

  constructor(how: HowSmooth) {
    this.smoother = smootherOf(how);
  }

  get byteSize(): number {
    const columns = [this.line, this.starts, this.extremes];
    return columns.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  extend(view: PointView, maxPoints = Infinity): boolean {
    if (this.line.length !== view.length) this.begin(view);
    if (this.doneCount < view.length) {
      this.doneCount = this.isConstant
        ? this.copyOn(view, maxPoints)
        : this.smoother.goOn(view, this.line, this.doneCount, maxPoints);
      this.noteExtremes(view);
    }
    return this.doneCount === view.length;
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

  /** What others than new points have no part in stays. */
  private begin(view: PointView): void {
    const known = this.line;
    this.line = new Float64Array(view.length);
    this.line.set(known.subarray(0, view.length));
    const wasConstant = this.isConstant;
    this.isConstant = isConstantView(view);
    const stays = wasConstant === this.isConstant && this.doneCount > 0;
    const reach = this.isConstant ? 0 : this.smoother.reach;
    this.doneCount = stays ? Math.max(this.doneCount - reach, 0) : 0;
    this.smoother.begin();
    this.starts = withRoom(this.starts, view.pieceCount + 1);
    this.extremes = withRoom(this.extremes, view.pieceCount * CELLS);
    this.notedPieces = this.doneCount === 0 ? 0 : view.pieceOf(this.doneCount - 1);
  }

  /** A line of one repeated value is its own smoothed line. */
  private copyOn(view: PointView, maxPoints: number): number {
    const to = Math.min(this.doneCount + maxPoints, view.length);
    this.line.set(columnBetween(view, "values", this.doneCount, to), this.doneCount);
    return to;
  }

  private noteExtremes(view: PointView): void {
    const { found, piece } = this;
    for (; this.notedPieces < view.pieceCount; this.notedPieces++) {
      view.look(this.notedPieces, piece);
      const end = piece.start + piece.count;
      if (end > this.doneCount) return;
      this.starts[this.notedPieces + 1] = end;
      const line = this.lineOf(this.notedPieces);
      findExtremes(line, 0, line.length, found);
      const { min, max, minAt, maxAt } = found;
      this.extremes.set([min, max, minAt, maxAt], this.notedPieces * CELLS);
    }
  }
}

/** Writes a line from its start to its end. */
interface Smoother {
  /** How much of the end is not final while points may come. */
  readonly reach: number;
  /** The view is another one. */
  begin(): void;
  /** Goes on from `doneCount` for about as long as looking at `maxPoints` takes; returns how much is done. */
  goOn(view: PointView, line: Float64Array, doneCount: number, maxPoints: number): number;
}

function smootherOf({ kind, amount, isByStep }: HowSmooth): Smoother {
  return kind === "gaussian" || kind === "mean"
    ? localSmoother(kind, amount)
    : timeSmoother(amount, isByStep);
}

function localSmoother(kind: Exclude<SmoothingKind, "ema" | "timeEma">, amount: number): Smoother {
  const smoothing = { kind, amount };
  const reach = reachOf(smoothing);
  return {
    reach,
    begin: () => {},
    goOn(view, line, from, maxPoints) {
      const to = Math.min(from + smoothedInTimeOf(maxPoints, smoothing), view.length);
      const start = Math.max(from - reach, 0);
      const values = columnBetween(view, "values", start, Math.min(to + reach, view.length));
      smoothStretch(smoothing, { values, start }, line, from, to);
      return to;
    },
  };
}

/** Measures all distances first, since their mean is the unit. */
function timeSmoother(weight: number, isByStep: boolean): Smoother {
  const x = isByStep ? "steps" : "wallTimesSecs";
  let distances = new DistanceMeter();
  let measuredCount = 0;
  let ema: TimeEma | undefined;
  return {
    reach: Infinity,
    begin() {
      distances = new DistanceMeter();
      measuredCount = 0;
      ema = undefined;
    },
    goOn(view, line, from, maxPoints) {
      if (measuredCount < view.length) {
        const to = Math.min(measuredCount + maxPoints, view.length);
        distances.add(columnBetween(view, x, measuredCount, to));
        measuredCount = to;
        if (maxPoints < Infinity) return from;
      }
      ema ??= new TimeEma(weight, distances.mean);
      const to = Math.min(from + Math.ceil(maxPoints / POINTS_PER_POWER), view.length);
      const values = columnBetween(view, "values", from, to);
      ema.smooth(values, columnBetween(view, x, from, to), line.subarray(from, to));
      return to;
    },
  };
}

function isConstantView(view: PointView): boolean {
  const piece = emptyPiece();
  const first = view.length === 0 ? NaN : view.valueAt(0, 0);
  for (let index = 0; index < view.pieceCount; index++) {
    view.look(index, piece);
    const isConstant = piece.hasExtremes
      ? piece.allFinite && piece.min === first && piece.max === first
      : view.values(index).every((value) => value === first);
    if (!isConstant) return false;
  }
  return true;
}

/** A column from one position of the view to another. */
function columnBetween(
  view: PointView,
  column: "steps" | "wallTimesSecs" | "values",
  from: number,
  to: number,
): Float64Array {
  const cells = new Float64Array(to - from);
  const piece = emptyPiece();
  let at = from;
  for (let index = view.pieceOf(from); at < to; index++) {
    view.look(index, piece);
    const first = at - piece.start;
    const end = Math.min(piece.count, to - piece.start);
    cells.set(view[column](index).subarray(first, end), at - from);
    at += end - first;
  }
  return cells;
}
