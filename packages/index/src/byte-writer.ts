const FIRST_CAPACITY = 4096;
const encoder = new TextEncoder();

/** Bytes put together one field after the other, little-endian, in memory that grows. */
export class ByteWriter {
  private bytes = new Uint8Array(FIRST_CAPACITY);
  private view = new DataView(this.bytes.buffer);
  private length = 0;

  u32(value: number): void {
    const at = this.skip(4);
    this.view.setUint32(at, value, true);
  }

  f64(value: number): void {
    const at = this.skip(8);
    this.view.setFloat64(at, value, true);
  }

  /** A length of 4 bytes, then UTF-8. */
  text(text: string): void {
    this.lengthAndBytes(encoder.encode(text));
  }

  lengthAndBytes(bytes: Uint8Array): void {
    this.u32(bytes.length);
    this.raw(bytes);
  }

  /** Bytes of any array, as they lie in memory: little-endian on every machine that runs us. */
  raw({ buffer, byteOffset, byteLength }: ArrayBufferView): void {
    const at = this.skip(byteLength);
    this.bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
  }

  /** Zeros up to a multiple of 8. */
  align(): void {
    this.skip(-this.length & 7);
  }

  /** Leaves room; returns where. */
  skip(byteLength: number): number {
    const at = this.length;
    this.length += byteLength;
    if (this.length > this.bytes.length) this.grow();
    return at;
  }

  setU32(at: number, value: number): void {
    this.view.setUint32(at, value, true);
  }

  /** All of it; the memory is the writer's, so write no more. */
  written(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.length);
  }

  private grow(): void {
    const grown = new Uint8Array(Math.max(this.length, this.bytes.length * 2));
    grown.set(this.bytes);
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }
}
