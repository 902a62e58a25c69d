const decoder = new TextDecoder();

/**
 * Reads what a `ByteWriter` wrote. Whatever does not fit throws a RangeError. Arrays are
 * views, so `bytes` must begin at a multiple of 8 of its memory.
 */
export class ByteReader {
  private readonly bytes: Uint8Array<ArrayBuffer>;
  private readonly view: DataView;
  private at = 0;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u32(): number {
    return this.view.getUint32(this.skip(4), true);
  }

  f64(): number {
    return this.view.getFloat64(this.skip(8), true);
  }

  text(): string {
    return decoder.decode(this.lengthAndBytes());
  }

  lengthAndBytes(): Uint8Array<ArrayBuffer> {
    return this.raw(this.u32());
  }

  raw(byteLength: number): Uint8Array<ArrayBuffer> {
    const at = this.skip(byteLength);
    return this.bytes.subarray(at, at + byteLength);
  }

  f64s(count: number): Float64Array<ArrayBuffer> {
    const at = this.skip(count * 8);
    return new Float64Array(this.bytes.buffer, this.bytes.byteOffset + at, count);
  }

  i32s(count: number): Int32Array<ArrayBuffer> {
    const at = this.skip(count * 4);
    return new Int32Array(this.bytes.buffer, this.bytes.byteOffset + at, count);
  }

  private skip(byteLength: number): number {
    const at = this.at;
    if (at + byteLength > this.bytes.length) throw new RangeError("the record ends too early");
    this.at += byteLength;
    return at;
  }
}
