import { Axis } from "./axis.ts";
import { PieceFacts } from "./piece-facts.ts";
import type { PointView } from "./point-view.ts";
import { SmoothedColumn } from "./smoothed-column.ts";
import type { HowSmooth, SmoothedLine } from "./smoothed-line.ts";
import { Smoothing } from "./smoothing.ts";

/**
 * What was found out about a view and is worth keeping for the next window of it: whether
 * its x ever goes back, what it takes reading to know of a piece, the smoothed line. For
 * short views it costs less to find out again.
 *
 * Notes follow a view that grows at its end: pieces before the last one stay as they are,
 * and what was the last one starts where it did. When anything else changes (earlier points
 * were hidden, or cut into other pieces), start with new notes.
 */
export class ViewNotes {
  readonly facts = new PieceFacts();
  private readonly stepOrder = new Order();
  private readonly timeOrder = new Order();
  private line: SmoothedLine | undefined;
  private how: HowSmooth | undefined;

  get byteSize(): number {
    return this.facts.byteSize + (this.line?.byteSize ?? 0);
  }

  /** Whether x never goes back in the whole view; all x are numbers then. */
  isSorted(axis: Axis): boolean {
    return (axis.isStep ? this.stepOrder : this.timeOrder).isSorted(axis);
  }

  /** The smoothed line of the whole view. The last one is kept. */
  smoothing(view: PointView, how: HowSmooth): SmoothedLine {
    const line = this.lineFor(how);
    line.extend(view);
    return line;
  }

  /**
   * Does a part of what `smoothing` would do, about `maxPoints`; returns whether nothing
   * is left to do. For long views, so that others have their turn in between.
   */
  prepare(view: PointView, how: HowSmooth, maxPoints: number): boolean {
    return how.amount === 0 || this.lineFor(how).extend(view, maxPoints);
  }

  private lineFor(how: HowSmooth): SmoothedLine {
    if (this.line !== undefined && this.how !== undefined && isSameLine(this.how, how)) {
      return this.line;
    }
    this.how = how;
    this.line = how.kind === "ema" ? new Smoothing(how.amount) : new SmoothedColumn(how);
    return this.line;
  }
}

function isSameLine(a: HowSmooth, b: HowSmooth): boolean {
  const isSame = a.kind === b.kind && a.amount === b.amount;
  return isSame && (a.isByStep === b.isByStep || a.kind !== "timeEma");
}

/** How far the x of a view were seen to be sorted. */
class Order {
  /** Pieces that were looked at and cannot change any more. */
  private checked = 0;
  private lastX = -Infinity;
  private isBroken = false;

  isSorted(axis: Axis): boolean {
    const { pieceCount } = axis.view;
    for (let index = this.checked; index < pieceCount && !this.isBroken; index++) {
      axis.look(index);
      const first = axis.isStep ? axis.piece.firstStep : axis.piece.firstTimeSecs;
      const last = axis.isStep ? axis.piece.lastStep : axis.piece.lastTimeSecs;
      if (!axis.isSorted || first < this.lastX) this.isBroken = true;
      else if (index < pieceCount - 1) {
        this.checked = index + 1;
        this.lastX = last;
      }
    }
    return !this.isBroken;
  }
}
