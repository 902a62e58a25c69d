import type { NonFinite } from "./piece-facts.ts";

/** Kinds of points that a pixel column keeps, one of each. */
const KEPT = { min: 0, max: 1, smoothedMin: 2, smoothedMax: 3, nan: 4, plusInf: 5, minusInf: 6 };
const KEPT_PER_COLUMN = 7;

/** Where the extremes of a line are kept: the smallest here, the largest next to it. */
export const LINE = { values: KEPT.min, smoothed: KEPT.smoothedMin };

/** The points that pixel columns keep, by position in the view. Of equal ones the first is kept. */
export class KeptPoints {
  private readonly positions: Int32Array;
  /** What stands at the positions of extremes. */
  private readonly values: Float64Array;

  constructor(columns: number) {
    this.positions = new Int32Array(columns * KEPT_PER_COLUMN).fill(-1);
    this.values = new Float64Array(columns * KEPT_PER_COLUMN);
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

  /** What was kept, and `others`; rising, each once, without -1. */
  rising(others: readonly number[]): Int32Array {
    const all = new Int32Array(others.length + this.positions.length);
    let count = 0;
    for (const position of others) if (position >= 0) all[count++] = position;
    for (const position of this.positions) if (position >= 0) all[count++] = position;
    return distinct(all.subarray(0, count).toSorted());
  }

  private keepFirst(slot: number, position: number): void {
    const kept = this.positions[slot] ?? -1;
    if (kept < 0 || position < kept) this.positions[slot] = position;
  }
}

function distinct(sorted: Int32Array): Int32Array {
  let count = 0;
  let previous = -1;
  for (const position of sorted) {
    if (position !== previous) sorted[count++] = position;
    previous = position;
  }
  return sorted.subarray(0, count);
}
