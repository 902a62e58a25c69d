import { viewOf } from "./crc32c.ts";

export const VARINT = 0;
export const FIXED64 = 1;
export const LENGTH_DELIMITED = 2;
const GROUP_START = 3;
const GROUP_END = 4;
export const FIXED32 = 5;
/** No wire type: one byte of a byte string, read as if it were an item of a packed field. */
export const BYTE = 8;

const MAX_GROUP_DEPTH = 100;
const TEXT = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Walks the fields of one protobuf message, for a `switch` over keys:
 *
 *     const fields = new WireReader(bytes);
 *     while (fields.next()) {
 *       switch (fields.key) {
 *         case 0x0a: tag = fields.text(); break; // field 1, length-delimited
 *       }
 *     }
 *     if (fields.malformed) …
 *
 * A key is `field number * 8 + wire type`, so a known field with another wire type
 * is simply another key. Fields that no case names are skipped, groups whole. Bytes
 * that are no protobuf end the walk with `malformed`; nothing throws and nothing is
 * read beyond the end. Source: protobuf.dev/programming-guides/encoding.
 */
export class WireReader {
  /** Of the current field. */
  key = 0;
  malformed = false;

  private readonly bytesOfMessage: Uint8Array;
  private readonly view: DataView;
  private at = 0;
  /** Of the current field: the two halves of a varint, or where its bytes lie. */
  private low = 0;
  private high = 0;
  private start = 0;
  private end = 0;

  constructor(bytes: Uint8Array) {
    this.bytesOfMessage = bytes;
    this.view = viewOf(bytes);
  }

  /** Goes to the next field; false at the end and when the bytes are malformed. */
  next(): boolean {
    while (this.at < this.view.byteLength && !this.malformed) {
      this.readField();
      if (this.malformed) return false;
      const wireType = this.key & 7;
      if (wireType < GROUP_START || wireType === FIXED32) return true;
      if (wireType === GROUP_START) this.skipGroup(this.key >>> 3);
      else this.fail();
    }
    return false;
  }

  /** Goes to the next value of a packed field, when the bytes are those of one. */
  nextItem(wireType: number): boolean {
    if (this.at >= this.view.byteLength || this.malformed) return false;
    this.readValue(wireType);
    return !this.malformed;
  }

  int32(): number {
    return this.low | 0;
  }

  uint32(): number {
    return this.low >>> 0;
  }

  bool(): boolean {
    return (this.low | this.high) !== 0;
  }

  /** An int64 as float64: exact up to ±2^53. */
  int64AsNumber(): number {
    return (this.high | 0) * 2 ** 32 + (this.low >>> 0);
  }

  int64(): bigint {
    return BigInt.asIntN(64, this.uint64());
  }

  uint64(): bigint {
    return (BigInt(this.high >>> 0) << 32n) | BigInt(this.low >>> 0);
  }

  float32(): number {
    return this.view.getFloat32(this.start, true);
  }

  float64(): number {
    return this.view.getFloat64(this.start, true);
  }

  /** A view on the message's bytes, not a copy. */
  bytes(): Uint8Array {
    return this.bytesOfMessage.subarray(this.start, this.end);
  }

  /** Invalid UTF-8 reads as U+FFFD. */
  text(): string {
    return TEXT.decode(this.bytes());
  }

  private readField(): void {
    this.readVarint();
    this.key = this.low;
    if (this.high !== 0 || this.key >>> 3 === 0) return this.fail();
    this.readValue(this.key & 7);
  }

  private readValue(wireType: number): void {
    switch (wireType) {
      case VARINT:
        return this.readVarint();
      case FIXED64:
        return this.take(8);
      case LENGTH_DELIMITED:
        this.readVarint();
        return this.high === 0 ? this.take(this.low >>> 0) : this.fail();
      case GROUP_START:
      case GROUP_END:
        return;
      case FIXED32:
        return this.take(4);
      case BYTE:
        this.take(1);
        this.low = this.bytes()[0] ?? 0;
        return;
      default:
        return this.fail();
    }
  }

  private take(byteLength: number): void {
    if (this.malformed || byteLength > this.view.byteLength - this.at) return this.fail();
    this.start = this.at;
    this.end = this.at + byteLength;
    this.at = this.end;
  }

  private readVarint(): void {
    this.low = 0;
    this.high = 0;
    for (let shift = 0; shift < 70 && this.at < this.view.byteLength; shift += 7) {
      const byte = this.view.getUint8(this.at++);
      const bits = byte & 0x7f;
      if (shift < 32) this.low |= bits << shift;
      if (shift === 28) this.high |= bits >>> 4;
      else if (shift > 28) this.high |= bits << (shift - 32);
      if (byte < 0x80) return;
    }
    this.fail();
  }

  private skipGroup(number: number): void {
    const open = [number];
    while (open.length > 0 && !this.malformed) {
      if (this.at >= this.view.byteLength || open.length > MAX_GROUP_DEPTH) return this.fail();
      this.readField();
      const wireType = this.key & 7;
      if (wireType === GROUP_START) open.push(this.key >>> 3);
      else if (wireType === GROUP_END && open.pop() !== this.key >>> 3) return this.fail();
    }
  }

  private fail(): void {
    this.malformed = true;
  }
}
