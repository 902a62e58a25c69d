import { pointsAround, type Points } from "./points.ts";
import type { Range } from "./range.ts";
import { createScale, type ScaleKind } from "./scale.ts";

/** How x becomes a pixel column, and which y can be drawn. */
export interface ColumnMapping {
  /** x of the left edge of column 0 and of the right edge of the last column. */
  readonly xRange: Range;
  readonly columns: number;
  /** Only y above it can be drawn: 0 on a log scale, else -Infinity. */
  readonly floor: number;
  /** Of the x-axis; linear by default. */
  readonly kind?: ScaleKind;
  readonly threshold?: number;
}

export type OddKind = "nan" | "positiveInfinity" | "negativeInfinity";

/** A value without a place on the y-axis. */
export interface OddMark {
  readonly column: number;
  readonly kind: OddKind;
}

/**
 * A line as visits to pixel columns. A visit is a run of consecutive points that fall
 * into one column; a line whose x goes back visits a column more than once. What lies
 * left of the plot is column -1, what lies right of it column `columns`.
 *
 * Parallel columns, valid up to `length`; the arrays are reused by the next build.
 */
export interface Envelope {
  length: number;
  column: Int32Array;
  count: Int32Array;
  /** 1 where the line does not come from the visit before: at its start and after a gap. */
  opens: Uint8Array;
  /** Horizontal places of the first and the last point in columns, with fractions. */
  firstColumn: Float64Array;
  lastColumn: Float64Array;
  first: Float64Array;
  last: Float64Array;
  min: Float64Array;
  max: Float64Array;
  sum: Float64Array;
  /** At most one of a kind per visit. */
  odd: OddMark[];
}

export function createEnvelope(): Envelope {
  return { length: 0, odd: [], ...allocated(1024) };
}

/**
 * Reduces the points in sight to visits, in one pass over them. The extremes are
 * exact: no sample inside the plot is lost, at any zoom. Values that cannot be drawn
 * open a gap.
 */
export function buildEnvelope(points: Points, mapping: ColumnMapping, out: Envelope): Envelope {
  const { x, y } = points;
  const { xRange, columns, floor, kind = "linear", threshold } = mapping;
  const { start, end } = pointsAround(points, xRange);
  const places = createScale(kind, xRange, 0, columns, threshold);
  const leftmost = kind === "log" ? Number.MIN_VALUE : -Infinity;
  out.odd = [];
  out.length = 0;
  let opens = 1;
  let i = start;
  while (i < end) {
    const firstPlace = places.pixelOf(x[i] ?? NaN);
    const first = y[i] ?? NaN;
    if (!(first > floor && first < Infinity) || !Number.isFinite(firstPlace)) {
      noteOdd(out.odd, first, Math.floor(firstPlace), columns);
      opens = 1;
      i++;
      continue;
    }
    const column = firstPlace < 0 ? -1 : firstPlace >= columns ? columns : Math.floor(firstPlace);
    const low = column < 0 ? leftmost : places.valueAt(column);
    const high = column >= columns ? Infinity : places.valueAt(column + 1);
    const visitStart = i;
    let [last, min, max, sum] = [first, first, first, first];
    for (i++; i < end; i++) {
      const at = x[i] ?? NaN;
      const value = y[i] ?? NaN;
      if (!(at >= low && at < high && value > floor && value < Infinity)) break;
      if (value < min) min = value;
      else if (value > max) max = value;
      sum += value;
      last = value;
    }
    const at = out.length++;
    if (at === out.column.length) grow(out);
    out.column[at] = column;
    out.count[at] = i - visitStart;
    out.opens[at] = opens;
    out.firstColumn[at] = firstPlace;
    out.lastColumn[at] = i - visitStart > 1 ? places.pixelOf(x[i - 1] ?? NaN) : firstPlace;
    out.first[at] = first;
    out.last[at] = last;
    out.min[at] = min;
    out.max[at] = max;
    out.sum[at] = sum;
    opens = 0;
  }
  return out;
}

function noteOdd(odd: OddMark[], value: number, column: number, columns: number): void {
  const kind = oddKindOf(value);
  if (kind === undefined || !(column >= 0 && column < columns)) return;
  for (let i = odd.length - 1; i >= 0 && odd[i]?.column === column; i--) {
    if (odd[i]?.kind === kind) return;
  }
  odd.push({ column, kind });
}

/** Undefined for a finite number. */
export function oddKindOf(value: number): OddKind | undefined {
  if (Number.isFinite(value)) return undefined;
  if (Number.isNaN(value)) return "nan";
  return value > 0 ? "positiveInfinity" : "negativeInfinity";
}

type Columns = Omit<Envelope, "length" | "odd">;

function allocated(capacity: number): Columns {
  return {
    column: new Int32Array(capacity),
    count: new Int32Array(capacity),
    opens: new Uint8Array(capacity),
    firstColumn: new Float64Array(capacity),
    lastColumn: new Float64Array(capacity),
    first: new Float64Array(capacity),
    last: new Float64Array(capacity),
    min: new Float64Array(capacity),
    max: new Float64Array(capacity),
    sum: new Float64Array(capacity),
  };
}

function grow(envelope: Envelope): void {
  const { length: _, odd: __, ...old } = envelope;
  const larger = allocated(old.column.length * 2);
  larger.column.set(old.column);
  larger.count.set(old.count);
  larger.opens.set(old.opens);
  larger.firstColumn.set(old.firstColumn);
  larger.lastColumn.set(old.lastColumn);
  larger.first.set(old.first);
  larger.last.set(old.last);
  larger.min.set(old.min);
  larger.max.set(old.max);
  larger.sum.set(old.sum);
  Object.assign(envelope, larger);
}
