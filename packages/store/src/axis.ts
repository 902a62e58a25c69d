import type { XAxis } from "@runlens/model";
import type { PieceFacts } from "./piece-facts.ts";
import { emptyPiece, type PointView } from "./point-view.ts";

/** The points of a view along one x-axis, a piece at a time: the one that `look` names. */
export class Axis {
  readonly view: PointView;
  readonly isStep: boolean;
  /** Subtracted from every wall time. */
  readonly origin: number;
  index = -1;
  readonly piece = emptyPiece();
  /** Smallest and largest finite x of the piece; Infinity and -Infinity without any. */
  min = NaN;
  max = NaN;
  /** No x of the piece is lower than the one before it, and all are numbers. */
  isSorted = false;
  allFinite = false;
  private readonly facts: PieceFacts;

  constructor(view: PointView, xAxis: XAxis, facts: PieceFacts) {
    this.view = view;
    this.isStep = xAxis === "step";
    this.origin = xAxis === "relative" ? view.originTimeSecs : 0;
    this.facts = facts;
  }

  look(index: number): void {
    if (index === this.index) return;
    const { view, piece, origin } = this;
    this.index = index;
    view.look(index, piece);
    this.isSorted = this.isStep || piece.hasSortedTimes;
    this.min = this.isStep ? piece.firstStep : piece.firstTimeSecs - origin;
    this.max = this.isStep ? piece.lastStep : piece.lastTimeSecs - origin;
    this.allFinite = this.isSorted && Number.isFinite(this.min) && Number.isFinite(this.max);
    if (this.allFinite) return;
    const { min, max, allFinite, isSorted } = this.facts.times(view, index);
    this.min = min - origin;
    this.max = max - origin;
    this.allFinite = allFinite;
    this.isSorted = isSorted;
  }

  xAt(i: number): number {
    const { view, index, piece, isStep, origin } = this;
    if (i === 0) return isStep ? piece.firstStep : piece.firstTimeSecs - origin;
    if (i === piece.count - 1) return isStep ? piece.lastStep : piece.lastTimeSecs - origin;
    return isStep ? view.stepAt(index, i) : view.wallTimeSecsAt(index, i) - origin;
  }

  /** All of the piece, `origin` not subtracted; valid until asked again. */
  column(): Float64Array {
    return this.isStep ? this.view.steps(this.index) : this.view.wallTimesSecs(this.index);
  }

  /** The x of the piece by position; `askedOften` says whether it pays to decode all of them. */
  reader(askedOften: boolean): (i: number) => number {
    if (!askedOften) return (i) => this.xAt(i);
    const column = this.column();
    const { origin } = this;
    return (i) => (column[i] ?? NaN) - origin;
  }
}
