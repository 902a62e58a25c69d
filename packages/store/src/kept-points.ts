import type { NonFinite } from "./piece-facts.ts";

/** Kinds of points that a pixel column keeps, one of each. */
const KEPT = { min: 0, max: 1, smoothedMin: 2, smoothedMax: 3, nan: 4, plusInf: 5, minusInf: 6 };
const KEPT_PER_COLUMN = 7;

/** Where the extremes of a line are kept: the smallest here, the largest next to it. */
export const LINE = { values: KEPT.min, smoothed: KEPT.smoothedMin };

/** Reused by all: a hundred windows at once would need some 40 MB of their own, and collections for them. */
const memory = {
  positions: new Int32Array(0),
  values: new Float64Array(0),
  rising: new Int32Array(0),
};

/**
 * The points that pixel columns keep, by position in the view. Of equal ones the first is
 * kept. Valid until the next one is made.
 */
export class KeptPoints {
  private readonly positions: Int32Array;
  /** What stands at the positions of extremes. */
  private readonly values: Float64Array;

  constructor(columns: number) {
    const slots = columns * KEPT_PER_COLUMN;
    if (memory.positions.length < slots) {
      memory.positions = new Int32Array(slots);
      memory.values = new Float64Array(slots);
    }
    this.positions = memory.positions.subarray(0, slots).fill(-1);
    this.values = memory.values.subarray(0, slots);
    for (let slot = 0; slot < this.values.length; slot += KEPT_PER_COLUMN) {
      this.values[slot + KEPT.min] = Infinity;
      this.values[slot + KEPT.max] = -Infinity;
      this.values[slot + KEPT.smoothedMin] = Infinity;
      this.values[slot + KEPT.smoothedMax] = -Infinity;
    }
  }

  keepMin(column: number, line: number, value: number, position: number): void {
    if (!this.wouldKeepMin(column, line, value, position)) return;
    const slot = column * KEPT_PER_COLUMN + line;
    this.values[slot] = value;
    this.positions[slot] = position;
  }

  keepMax(column: number, line: number, value: number, position: number): void {
    if (!this.wouldKeepMax(column, line, value, position)) return;
    const slot = column * KEPT_PER_COLUMN + line + 1;
    this.values[slot] = value;
    this.positions[slot] = position;
  }

  wouldKeepMin(column: number, line: number, value: number, position: number): boolean {
    const slot = column * KEPT_PER_COLUMN + line;
    const kept = this.values[slot] ?? NaN;
    return value < kept || (value === kept && position < (this.positions[slot] ?? 0));
  }

  wouldKeepMax(column: number, line: number, value: number, position: number): boolean {
    const slot = column * KEPT_PER_COLUMN + line + 1;
    const kept = this.values[slot] ?? NaN;
    return value > kept || (value === kept && position < (this.positions[slot] ?? 0));
  }

  /** Of a piece that starts at position `start`. */
  keepNonFinite(column: number, { nanAt, plusInfAt, minusInfAt }: NonFinite, start: number): void {
    const slot = column * KEPT_PER_COLUMN;
    if (nanAt >= 0) this.keepFirst(slot + KEPT.nan, start + nanAt);
    if (plusInfAt >= 0) this.keepFirst(slot + KEPT.plusInf, start + plusInfAt);
    if (minusInfAt >= 0) this.keepFirst(slot + KEPT.minusInf, start + minusInfAt);
  }

  /** What was kept, and `others`; rising, each once, without -1. Valid until it is asked again of any. */
  rising(others: readonly number[]): Int32Array {
    const most = this.positions.length + others.length;
    if (memory.rising.length < most) memory.rising = new Int32Array(most);
    const all = memory.rising;
    let count = this.putAll(all);
    for (const position of others) {
      if (position < 0) continue;
      count = insertOnce(all, count, position, placeFor(all, count, position, count));
    }
    return all.subarray(0, count);
  }

  /**
   * Puts what was kept into `all`, rising, each once.
   * @returns how many there are
   */
  private putAll(all: Int32Array): number {
    const { positions } = this;
    let count = 0;
    let last = -1;
    let isRising = true;
    for (let slot = 0; slot < positions.length; slot += KEPT_PER_COLUMN) {
      inOrder(positions, slot);
      for (const position of ordered) {
        if (position < 0 || position === last) continue;
        isRising &&= position > last;
        all[count++] = position;
        last = position;
      }
      for (let kind = KEPT.nan; kind < KEPT_PER_COLUMN; kind++) {
        const position = positions[slot + kind] ?? -1;
        if (position < 0) continue;
        // Where x rises, only the points of one column may stand in another order.
        const at = placeFor(all, count, position, KEPT_PER_COLUMN);
        isRising &&= at === 0 || (all[at - 1] ?? 0) <= position;
        count = insertOnce(all, count, position, at);
        last = all[count - 1] ?? -1;
      }
    }
    if (isRising) return count;
    const kept = all.subarray(0, count);
    kept.sort();
    return distinct(kept);
  }

  private keepFirst(slot: number, position: number): void {
    const kept = this.positions[slot] ?? -1;
    if (kept < 0 || position < kept) this.positions[slot] = position;
  }
}

/**
 * Moves each once to the front.
 * @returns how many there are
 */
function distinct(sorted: Int32Array): number {
  let count = 0;
  let previous = -1;
  for (const position of sorted) {
    if (position !== previous) sorted[count++] = position;
    previous = position;
  }
  return count;
}

/** The positions of extremes of one column, -1 first. */
const ordered = new Int32Array(4);

function inOrder(positions: Int32Array, slot: number): void {
  const min = positions[slot] ?? -1;
  const max = positions[slot + 1] ?? -1;
  const smoothedMin = positions[slot + 2] ?? -1;
  const smoothedMax = positions[slot + 3] ?? -1;
  const low = Math.min(min, max);
  const high = Math.max(min, max);
  const smoothedLow = Math.min(smoothedMin, smoothedMax);
  const smoothedHigh = Math.max(smoothedMin, smoothedMax);
  const [one, other] = [Math.max(low, smoothedLow), Math.min(high, smoothedHigh)];
  ordered[0] = Math.min(low, smoothedLow);
  ordered[1] = Math.min(one, other);
  ordered[2] = Math.max(one, other);
  ordered[3] = Math.max(high, smoothedHigh);
}

/** Where a position belongs among those before `count`, looking back over `reach` of them. */
function placeFor(rising: Int32Array, count: number, position: number, reach: number): number {
  const lowest = Math.max(count - reach, 0);
  let at = count;
  while (at > lowest && (rising[at - 1] ?? 0) > position) at -= 1;
  return at;
}

/** @returns how many there are now */
function insertOnce(rising: Int32Array, count: number, position: number, at: number): number {
  if (at > 0 && rising[at - 1] === position) return count;
  rising.copyWithin(at + 1, at, count);
  rising[at] = position;
  return count + 1;
}
