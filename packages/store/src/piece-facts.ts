import { withRoom } from "./growth.ts";
import type { PointView } from "./point-view.ts";

/** Where the first value of each kind stands in a piece; -1: none. */
export interface NonFinite {
  nanAt: number;
  plusInfAt: number;
  minusInfAt: number;
}

export interface TimeFacts {
  /** Smallest and largest finite wall time; Infinity and -Infinity without any. */
  min: number;
  max: number;
  allFinite: boolean;
  /** Wall times never go back and are all numbers. */
  isSorted: boolean;
}

/** What is noted of a piece; the first is NaN while nothing is. */
const CELLS = 4;

/**
 * What one had to read a piece for is noted, so that it is read once. The last piece of a
 * view may still grow: nothing is noted of it. Answers are valid until the next question.
 */
export class PieceFacts {
  private nonFiniteCells: Float64Array = new Float64Array(0);
  private timeCells: Float64Array = new Float64Array(0);
  private readonly nonFiniteAnswer: NonFinite = { nanAt: -1, plusInfAt: -1, minusInfAt: -1 };
  private readonly timeAnswer: TimeFacts = { min: 0, max: 0, allFinite: false, isSorted: false };

  get byteSize(): number {
    return this.nonFiniteCells.byteLength + this.timeCells.byteLength;
  }

  nonFinite(view: PointView, index: number): NonFinite {
    const answer = this.nonFiniteAnswer;
    if (index === view.pieceCount - 1) {
      findNonFinite(view.values(index), answer);
      return answer;
    }
    const cells = withRoom(this.nonFiniteCells, view.pieceCount * CELLS, NaN);
    this.nonFiniteCells = cells;
    const at = index * CELLS;
    if (Number.isNaN(cells[at])) {
      findNonFinite(view.values(index), answer);
      cells[at] = answer.nanAt;
      cells[at + 1] = answer.plusInfAt;
      cells[at + 2] = answer.minusInfAt;
    }
    answer.nanAt = cells[at] ?? -1;
    answer.plusInfAt = cells[at + 1] ?? -1;
    answer.minusInfAt = cells[at + 2] ?? -1;
    return answer;
  }

  times(view: PointView, index: number): TimeFacts {
    const answer = this.timeAnswer;
    if (index === view.pieceCount - 1) {
      findTimeFacts(view.wallTimesSecs(index), answer);
      return answer;
    }
    const cells = withRoom(this.timeCells, view.pieceCount * CELLS, NaN);
    this.timeCells = cells;
    const at = index * CELLS;
    if (Number.isNaN(cells[at])) {
      findTimeFacts(view.wallTimesSecs(index), answer);
      cells[at] = answer.min;
      cells[at + 1] = answer.max;
      cells[at + 2] = answer.allFinite ? 1 : 0;
      cells[at + 3] = answer.isSorted ? 1 : 0;
    }
    answer.min = cells[at] ?? NaN;
    answer.max = cells[at + 1] ?? NaN;
    answer.allFinite = cells[at + 2] === 1;
    answer.isSorted = cells[at + 3] === 1;
    return answer;
  }
}

/** Looks at values `from` (inclusive) to `to` (exclusive). */
export function findNonFinite(
  values: Float64Array,
  answer: NonFinite,
  from = 0,
  to = values.length,
): void {
  answer.nanAt = -1;
  answer.plusInfAt = -1;
  answer.minusInfAt = -1;
  for (let i = from; i < to; i++) {
    const value = values[i] ?? 0;
    if (Number.isFinite(value)) continue;
    if (Number.isNaN(value)) {
      if (answer.nanAt < 0) answer.nanAt = i;
    } else if (value > 0) {
      if (answer.plusInfAt < 0) answer.plusInfAt = i;
    } else if (answer.minusInfAt < 0) answer.minusInfAt = i;
  }
}

function findTimeFacts(times: Float64Array, answer: TimeFacts): void {
  let min = Infinity;
  let max = -Infinity;
  let finiteCount = 0;
  let previous = -Infinity;
  let isSorted = true;
  for (let i = 0; i < times.length; i++) {
    const time = times[i] ?? NaN;
    if (!(time >= previous)) isSorted = false;
    previous = time;
    if (!Number.isFinite(time)) continue;
    finiteCount += 1;
    if (time < min) min = time;
    if (time > max) max = time;
  }
  answer.min = min;
  answer.max = max;
  answer.allFinite = finiteCount === times.length;
  answer.isSorted = isSorted;
}
