const NO_F64S = new Float64Array(0);
const NO_I32S = new Int32Array(0);

/**
 * Reads what a `ByteWriter` wrote. Whatever does not fit throws a RangeError. Arrays are
 * views on the memory, so they must lie at a multiple of their size.
 */
export class ByteReader {
  readonly byteLength: number;
  private readonly memory: Buffer<ArrayBuffer>;
  private readonly view: DataView;
  private readonly start: number;
  private readonly end: number;
  private at: number;

  private constructor(memory: Buffer<ArrayBuffer>, view: DataView, start: number, end: number) {
    this.memory = memory;
    this.view = view;
    this.start = start;
    this.end = end;
    this.at = start;
    this.byteLength = end - start;
  }

  static over(memory: ArrayBuffer): ByteReader {
    return new ByteReader(Buffer.from(memory), new DataView(memory), 0, memory.byteLength);
  }

  /** Another reader of a part of the bytes. */
  part(offset: number, byteLength: number): ByteReader {
    const start = this.start + offset;
    if (start + byteLength > this.end) throw new RangeError("the bytes end too early");
    return new ByteReader(this.memory, this.view, start, start + byteLength);
  }

  /** Reads from the start again. */
  rewind(): void {
    this.at = this.start;
  }

  u32(): number {
    return this.view.getUint32(this.skip(4), true);
  }

  f64(): number {
    return this.view.getFloat64(this.skip(8), true);
  }

  text(): string {
    const byteLength = this.u32();
    const at = this.skip(byteLength);
    return this.memory.toString("utf8", at, at + byteLength);
  }

  bytes(byteLength: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.memory.buffer, this.skip(byteLength), byteLength);
  }

  f64s(count: number): Float64Array<ArrayBuffer> {
    if (count === 0) return NO_F64S;
    return new Float64Array(this.memory.buffer, this.skip(count * 8), count);
  }

  i32s(count: number): Int32Array<ArrayBuffer> {
    if (count === 0) return NO_I32S;
    return new Int32Array(this.memory.buffer, this.skip(count * 4), count);
  }

  private skip(byteLength: number): number {
    const at = this.at;
    if (at + byteLength > this.end) throw new RangeError("the bytes end too early");
    this.at += byteLength;
    return at;
  }
}
