/**
 * How a column of float64 is written without loss in fewer bytes. Little-endian, each column
 * padded to a multiple of 8:
 *
 * - `even`: f64 first, f64 stride; cell i is first + i · stride.
 * - `u16`, `i32`: f64 first, then the differences between integers.
 * - `line`: f64 first, f64 slope, f64 unit, a power of two; then by how much each cell is off
 *   the line as i32: cell i is (round(first + i · slope) + off) · unit.
 * - `f32`, `f64`: the cells.
 */
export const COLUMN_ENCODINGS = ["even", "u16", "i32", "line", "f32", "f64"] as const;
export type ColumnEncoding = (typeof COLUMN_ENCODINGS)[number];

/** A column that is about to be written. */
export interface PackedColumn {
  readonly encoding: ColumnEncoding;
  readonly byteLength: number;
  /** @param at a multiple of 8. */
  readonly write: (buffer: ArrayBuffer, at: number) => void;
}

/** In the encoding that takes the fewest bytes. */
export function packColumn(cells: Float64Array): PackedColumn {
  const { length } = cells;
  const packed = (encoding: ColumnEncoding, write: PackedColumn["write"]): PackedColumn => ({
    encoding,
    byteLength: packedByteLength(encoding, length),
    write,
  });
  const [first = NaN, second = first] = cells;
  if (isEven(cells)) {
    return packed("even", (buffer, at) => {
      new Float64Array(buffer, at, 2).set([first, length > 1 ? second - first : 0]);
    });
  }
  const largest = largestDifference(cells);
  if (largest <= U16_MAX) {
    return packed("u16", (buffer, at) =>
      writeDifferences(cells, buffer, at, new Uint16Array(buffer, at + CELL_BYTES, length - 1)),
    );
  }
  if (largest <= I32_MAX) {
    return packed("i32", (buffer, at) =>
      writeDifferences(cells, buffer, at, new Int32Array(buffer, at + CELL_BYTES, length - 1)),
    );
  }
  if (isSingle(cells)) {
    return packed("f32", (buffer, at) => new Float32Array(buffer, at, length).set(cells));
  }
  const line = lineThrough(cells);
  if (line !== undefined) {
    return packed("line", (buffer, at) => writeOffLine(cells, line, buffer, at));
  }
  return packed("f64", (buffer, at) => new Float64Array(buffer, at, length).set(cells));
}

/** @param at a multiple of 8 from which on the bytes of the column are there. */
export function unpackColumn(
  encoding: ColumnEncoding,
  length: number,
  buffer: ArrayBuffer,
  at: number,
): Float64Array {
  if (encoding === "f64") return new Float64Array(buffer, at, length);
  if (encoding === "f32") return Float64Array.from(new Float32Array(buffer, at, length));
  const cells = new Float64Array(length);
  if (length === 0) return cells;
  if (encoding === "even") readEven(cells, new Float64Array(buffer, at, 2));
  else if (encoding === "line") readOffLine(cells, buffer, at);
  else {
    const Differences = encoding === "u16" ? Uint16Array : Int32Array;
    const first = new Float64Array(buffer, at, 1)[0] ?? NaN;
    readDifferences(cells, first, new Differences(buffer, at + CELL_BYTES, length - 1));
  }
  return cells;
}

export function packedByteLength(encoding: ColumnEncoding, length: number): number {
  if (length === 0) return 0;
  const bytes = {
    even: 2 * CELL_BYTES,
    u16: CELL_BYTES + 2 * (length - 1),
    i32: CELL_BYTES + 4 * (length - 1),
    line: LINE_BYTES + 4 * length,
    f32: 4 * length,
    f64: CELL_BYTES * length,
  };
  return Math.ceil(bytes[encoding] / CELL_BYTES) * CELL_BYTES;
}

const CELL_BYTES = 8;
const LINE_BYTES = 3 * CELL_BYTES;
const U16_MAX = 2 ** 16 - 1;
const I32_MAX = 2 ** 31 - 1;

function isEven(cells: Float64Array): boolean {
  const [first = NaN, second = first] = cells;
  const stride = cells.length > 1 ? second - first : 0;
  for (let i = 0; i < cells.length; i++) {
    if (!Object.is(cells[i], first + i * stride)) return false;
  }
  return true;
}

function readEven(cells: Float64Array, [first = NaN, stride = NaN]: Float64Array): void {
  for (let i = 0; i < cells.length; i++) cells[i] = first + i * stride;
}

/** Between integers that come one after the other; one that falls counts as 2^16, Infinity where not all are integers. */
function largestDifference(cells: Float64Array): number {
  let before = cells[0] ?? NaN;
  if (!Number.isSafeInteger(before)) return Infinity;
  let largest = 0;
  for (let i = 1; i < cells.length; i++) {
    const cell = cells[i] ?? NaN;
    const difference = cell - before;
    if ((difference | 0) !== difference || !Object.is(before + difference, cell)) return Infinity;
    if (difference > largest) largest = difference;
    else if (difference < 0) largest = Math.max(largest, U16_MAX + 1);
    before = cell;
  }
  return largest;
}

function writeDifferences(
  cells: Float64Array,
  buffer: ArrayBuffer,
  at: number,
  differences: Uint16Array | Int32Array,
): void {
  let before = cells[0] ?? NaN;
  new Float64Array(buffer, at, 1)[0] = before;
  for (let i = 0; i < differences.length; i++) {
    const cell = cells[i + 1] ?? NaN;
    differences[i] = cell - before;
    before = cell;
  }
}

function readDifferences(
  cells: Float64Array,
  first: number,
  differences: Uint16Array | Int32Array,
): void {
  let cell = first;
  cells[0] = cell;
  for (let i = 0; i < differences.length; i++) {
    cell += differences[i] ?? NaN;
    cells[i + 1] = cell;
  }
}

function isSingle(cells: Float64Array): boolean {
  for (const cell of cells) {
    if (Math.fround(cell) !== cell && !Number.isNaN(cell)) return false;
  }
  return true;
}

/** Counted in units of the last place. */
interface Line {
  readonly first: number;
  readonly slope: number;
  readonly unit: number;
}

/** From the first to the last cell, if all are near it, as are wall times of what is logged steadily. */
function lineThrough(cells: Float64Array): Line | undefined {
  const last = cells.at(-1) ?? NaN;
  const size = Math.abs(last);
  if (!(size > 2 ** -900 && size < 2 ** 900)) return undefined;
  const unit = 2 ** (Math.floor(Math.log2(size)) - 52);
  const first = (cells[0] ?? NaN) / unit;
  const slope = (last / unit - first) / Math.max(cells.length - 1, 1);
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? NaN;
    const place = Math.round(first + i * slope);
    const off = cell / unit - place;
    if ((off | 0) !== off || !Object.is((place + off) * unit, cell)) return undefined;
  }
  return { first, slope, unit };
}

function writeOffLine(
  cells: Float64Array,
  { first, slope, unit }: Line,
  buffer: ArrayBuffer,
  at: number,
): void {
  new Float64Array(buffer, at, 3).set([first, slope, unit]);
  const offs = new Int32Array(buffer, at + LINE_BYTES, cells.length);
  for (let i = 0; i < cells.length; i++) {
    offs[i] = (cells[i] ?? NaN) / unit - Math.round(first + i * slope);
  }
}

function readOffLine(cells: Float64Array, buffer: ArrayBuffer, at: number): void {
  const [first = NaN, slope = NaN, unit = NaN] = new Float64Array(buffer, at, 3);
  const offs = new Int32Array(buffer, at + LINE_BYTES, cells.length);
  for (let i = 0; i < cells.length; i++) {
    cells[i] = (Math.round(first + i * slope) + (offs[i] ?? NaN)) * unit;
  }
}
