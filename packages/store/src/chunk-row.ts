/**
 * What is known of a sealed chunk without reading its points: a row of 80 bytes,
 * the same in memory, between threads and on disk (little-endian).
 *
 * A chunk holds up to `MAX_CHUNK_POINTS` points of one series in one file, in logged
 * order, between which no step goes back and no restart stands. It is never changed.
 *
 * | byte | type | what                                                                     |
 * | ---- | ---- | ------------------------------------------------------------------------ |
 * | 0    | f64  | first step                                                               |
 * | 8    | f64  | last step                                                                |
 * | 16   | f64  | first wall time, seconds                                                 |
 * | 24   | f64  | last wall time, seconds                                                  |
 * | 32   | f64  | smallest finite value; Infinity without any                              |
 * | 40   | f64  | largest finite value; -Infinity without any                              |
 * | 48   | u32  | where its points lie in the segment, in units of 8 bytes                 |
 * | 52   | u32  | segment                                                                  |
 * | 56   | u16  | points                                                                   |
 * | 58   | u16  | `CHUNK_FLAGS`                                                            |
 * | 60   | u16  | position of the first smallest value                                     |
 * | 62   | u16  | position of the first largest value                                      |
 * | 64   | u32  | CRC-32C of its points; 0 in a segment that is in memory only             |
 * | 68   | u32  | restarts of the file that stand before it                                |
 * | 72   | u32  | tag id in the file                                                       |
 * | 76   | u32  | points of the tag in the file that stand before it; set by who joins them |
 */
export const CHUNK_ROW_BYTES = 80;

export const MAX_CHUNK_POINTS = 512;

export const CHUNK_FLAGS = {
  /** Steps are not stored: they are evenly spaced from first to last. */
  evenSteps: 1,
  /** Steps are i32 differences to the first one; else f64. */
  narrowSteps: 2,
  /** Wall times are i32 differences, in units of the last place, to a straight line; else f64. */
  narrowTimes: 4,
  /** Values are f32; else f64. */
  narrowValues: 8,
  /** Wall times never go back and are all numbers. */
  sortedTimes: 16,
  finiteValues: 32,
} as const;

/** Places of the fields in a row, in units of their size. */
export const F64_FIELD = {
  firstStep: 0,
  lastStep: 1,
  firstTime: 2,
  lastTime: 3,
  min: 4,
  max: 5,
} as const;
export const U32_FIELD = {
  position: 12,
  segment: 13,
  checksum: 16,
  restartCount: 17,
  tagId: 18,
  start: 19,
} as const;
export const U16_FIELD = { count: 28, flags: 29, minAt: 30, maxAt: 31 } as const;

const F64_FIELDS = CHUNK_ROW_BYTES / 8;
const U32_FIELDS = CHUNK_ROW_BYTES / 4;
const U16_FIELDS = CHUNK_ROW_BYTES / 2;

/** Rows that lie together. */
export class ChunkRows {
  readonly capacity: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  private readonly f64s: Float64Array;
  private readonly u32s: Uint32Array;
  private readonly u16s: Uint16Array;

  /** @param bytes a whole number of rows, at a multiple of 8. */
  constructor(bytes: Uint8Array<ArrayBuffer>) {
    const { buffer, byteOffset, byteLength } = bytes;
    this.bytes = bytes;
    this.capacity = byteLength / CHUNK_ROW_BYTES;
    this.f64s = new Float64Array(buffer, byteOffset, this.capacity * F64_FIELDS);
    this.u32s = new Uint32Array(buffer, byteOffset, this.capacity * U32_FIELDS);
    this.u16s = new Uint16Array(buffer, byteOffset, this.capacity * U16_FIELDS);
  }

  f64(row: number, field: number): number {
    return this.f64s[row * F64_FIELDS + field] ?? NaN;
  }

  u32(row: number, field: number): number {
    return this.u32s[row * U32_FIELDS + field] ?? 0;
  }

  u16(row: number, field: number): number {
    return this.u16s[row * U16_FIELDS + field] ?? 0;
  }

  setF64(row: number, field: number, value: number): void {
    this.f64s[row * F64_FIELDS + field] = value;
  }

  setU32(row: number, field: number, value: number): void {
    this.u32s[row * U32_FIELDS + field] = value;
  }

  setU16(row: number, field: number, value: number): void {
    this.u16s[row * U16_FIELDS + field] = value;
  }

  has(row: number, flag: number): boolean {
    return (this.u16(row, U16_FIELD.flags) & flag) !== 0;
  }

  /** Takes over a row of others, bit for bit. */
  copy(row: number, from: ChunkRows, fromRow: number): void {
    const { u32s } = from;
    const source = fromRow * U32_FIELDS;
    const target = row * U32_FIELDS;
    for (let i = 0; i < U32_FIELDS; i++) this.u32s[target + i] = u32s[source + i] ?? 0;
  }
}
