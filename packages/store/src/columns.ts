/**
 * Columns that only ever grow. A reader that took `subarray(0, count)` keeps a
 * consistent picture for ever: cells below `count` are never written again, and
 * growing moves to new memory.
 *
 * Room is made exactly as large as the first append asks for and by half from
 * then on, so that a file read in one go wastes nothing.
 */
const GROWTH = 1.5;
const MIN_GROWN_CAPACITY = 16;
const CELL_BYTES = 8;
const EMPTY = new Float64Array(0);
const NO_MARKS: readonly RestartMark[] = [];

/** From the value at `index` on, the first `restartCount` restarts of the file stand before it. */
export interface RestartMark {
  readonly index: number;
  readonly restartCount: number;
}

/** What every kind of value has: its step, its wall time and its place among the restarts of its file. */
abstract class LoggedColumns {
  count = 0;
  steps: Float64Array = EMPTY;
  wallTimesSecs: Float64Array = EMPTY;
  /** Restarts of the file that stand before the newest value. */
  restartCount = 0;
  private marks: RestartMark[] | undefined;

  get restartMarks(): readonly RestartMark[] {
    return this.marks ?? NO_MARKS;
  }

  markRestarts(restartCount: number): void {
    this.marks ??= [];
    this.marks.push({ index: this.count, restartCount });
    this.restartCount = restartCount;
  }

  /** Makes room for `extra` more values. */
  reserve(extra: number): void {
    const needed = this.count + extra;
    const capacity = this.steps.length;
    if (needed <= capacity) return;
    const grown = capacity === 0 ? 0 : Math.max(MIN_GROWN_CAPACITY, Math.ceil(capacity * GROWTH));
    this.moveTo(Math.max(needed, grown));
  }

  protected abstract moveTo(capacity: number): void;
}

/** Scalar points of one series in one file. */
export class PointColumns extends LoggedColumns {
  values: Float64Array = EMPTY;

  protected moveTo(capacity: number): void {
    const move = mover(3, capacity, this.count);
    this.steps = move(this.steps);
    this.wallTimesSecs = move(this.wallTimesSecs);
    this.values = move(this.values);
  }
}

/** Where the values of one series that are no scalars lie in one file. */
export class ReferenceColumns extends LoggedColumns {
  /** Of the record's payload, in the file. */
  offsets: Float64Array = EMPTY;
  byteLengths: Float64Array = EMPTY;

  /** How many values of the series stand before the one at `index` in the same record. */
  placeInRecord(index: number): number {
    let first = index;
    while (first > 0 && this.offsets[first - 1] === this.offsets[index]) first--;
    return index - first;
  }

  protected moveTo(capacity: number): void {
    const move = mover(4, capacity, this.count);
    this.steps = move(this.steps);
    this.wallTimesSecs = move(this.wallTimesSecs);
    this.offsets = move(this.offsets);
    this.byteLengths = move(this.byteLengths);
  }
}

/** Moves up to `columnCount` columns, one call each, into one new buffer. */
function mover(columnCount: number, capacity: number, count: number) {
  const buffer = new ArrayBuffer(columnCount * capacity * CELL_BYTES);
  let offset = 0;
  return (column: Float64Array): Float64Array => {
    const moved = new Float64Array(buffer, offset, capacity);
    if (count > 0) moved.set(column.subarray(0, count));
    offset += capacity * CELL_BYTES;
    return moved;
  };
}
