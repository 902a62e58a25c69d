import type { ScanBatch, ScannedReference } from "@runlens/format";
import type { ReferenceDelta } from "./file-delta.ts";
import type { LoggedStretch } from "./restarts.ts";

const GROWTH = 1.5;
const MIN_GROWN_CAPACITY = 16;
const COLUMNS = 4;
const EMPTY = new Float64Array(0);

/** From the value at `index` on, the first `restartCount` restarts of the file stand before it. */
interface RestartMark {
  readonly index: number;
  readonly restartCount: number;
}

/**
 * Where the values of one series that are no scalars lie in one file. Columns only ever
 * grow: cells below `count` are never written again, and growing moves to new memory.
 */
export class ReferenceColumns {
  count = 0;
  steps: Float64Array = EMPTY;
  wallTimesSecs: Float64Array = EMPTY;
  /** Of the record's payload, in the file. */
  offsets: Float64Array = EMPTY;
  byteLengths: Float64Array = EMPTY;
  /** No step is lower than the one before. */
  isRising = true;
  private readonly marks: RestartMark[] = [];

  append(
    step: number,
    wallTimeSecs: number,
    offset: number,
    byteLength: number,
    restartCount: number,
  ): void {
    if (restartCount !== (this.marks.at(-1)?.restartCount ?? 0)) {
      this.marks.push({ index: this.count, restartCount });
    }
    if (this.count > 0 && step < this.stepAt(this.count - 1)) this.isRising = false;
    if (this.count === this.steps.length) this.grow();
    this.steps[this.count] = step;
    this.wallTimesSecs[this.count] = wallTimeSecs;
    this.offsets[this.count] = offset;
    this.byteLengths[this.count] = byteLength;
    this.count += 1;
  }

  stepAt(index: number): number {
    return this.steps[index] ?? NaN;
  }

  /** Stretches between which a step goes back or a restart stands, from `index` on. */
  stretchesFrom(index: number): LoggedStretch[] {
    const stretches: LoggedStretch[] = [];
    let applied = this.marks.findLastIndex((mark) => mark.index <= index);
    for (let from = index; from < this.count;) {
      const to = this.endOfStretch(from, this.marks[applied + 1]?.index ?? this.count);
      const restartCount = this.marks[applied]?.restartCount ?? 0;
      stretches.push({ from, to, firstStep: this.stepAt(from), restartCount });
      if (to === this.marks[applied + 1]?.index) applied += 1;
      from = to;
    }
    return stretches;
  }

  /** Restarts of the file that stand before the value. */
  restartCountAt(index: number): number {
    return this.marks.findLast((mark) => mark.index <= index)?.restartCount ?? 0;
  }

  /** How many values of the series stand before the one at `index` in the same record. */
  placeInRecord(index: number): number {
    let first = index;
    while (first > 0 && this.offsets[first - 1] === this.offsets[index]) first--;
    return index - first;
  }

  private endOfStretch(from: number, limit: number): number {
    let to = from + 1;
    while (to < limit && this.stepAt(to) >= this.stepAt(to - 1)) to += 1;
    return to;
  }

  private grow(): void {
    const capacity = Math.max(MIN_GROWN_CAPACITY, Math.ceil(this.count * GROWTH));
    const cells = new Float64Array(COLUMNS * capacity);
    const move = (column: Float64Array, index: number): Float64Array => {
      const moved = cells.subarray(index * capacity, (index + 1) * capacity);
      moved.set(column);
      return moved;
    };
    this.steps = move(this.steps, 0);
    this.wallTimesSecs = move(this.wallTimesSecs, 1);
    this.offsets = move(this.offsets, 2);
    this.byteLengths = move(this.byteLengths, 3);
  }
}

export function referenceDelta(
  references: readonly ScannedReference[],
  restartCounts: readonly number[],
): ReferenceDelta {
  const column = (of: (reference: ScannedReference) => number) => Float64Array.from(references, of);
  return {
    tagIds: Int32Array.from(references, ({ tagId }) => tagId),
    restartCounts: Int32Array.from(restartCounts),
    steps: column(({ step }) => step),
    wallTimesSecs: column(({ wallTimeSecs }) => wallTimeSecs),
    offsets: column(({ offset }) => offset),
    byteLengths: column(({ byteLength }) => byteLength),
  };
}

/** Visits the references of a batch, each with how many restarts of the file stand before it. */
export function eachReference(
  { references, restarts }: ScanBatch,
  restartsBefore: number,
  visit: (reference: ScannedReference, restartCount: number) => void,
): void {
  let next = 0;
  for (const [index, reference] of references.entries()) {
    while ((restarts[next]?.referenceIndex ?? Infinity) <= index) next += 1;
    visit(reference, restartsBefore + next);
  }
}
