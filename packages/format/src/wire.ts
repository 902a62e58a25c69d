import { viewOf } from "./crc32c.ts";
import { nameText } from "./name-text.ts";

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

  /** Where the bytes of the current field lie in the view, for all fields that are no varint. */
  start = 0;
  end = 0;

  private view: DataView;
  private at = 0;
  private limit: number;
  /** The two halves of the current varint. */
  private low = 0;
  private high = 0;

  constructor(bytes: Uint8Array) {
    this.view = viewOf(bytes);
    this.limit = bytes.length;
  }

  /** Begins with another message, so that hot loops need not make a reader for each. */
  open(view: DataView, start: number, end: number): void {
    this.view = view;
    this.at = start;
    this.limit = end;
    this.malformed = false;
  }

  /** Goes to the next field; false at the end and when the bytes are malformed. */
  next(): boolean {
    while (this.at < this.limit && !this.malformed) {
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
    if (this.at >= this.limit || this.malformed) return false;
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
    const { view, start, end } = this;
    return new Uint8Array(view.buffer, view.byteOffset + start, end - start);
  }

  /** Invalid UTF-8 reads as U+FFFD. */
  text(): string {
    return TEXT.decode(this.bytes());
  }

  /** Of invalid UTF-8 as `nameText` has it. */
  name(): string {
    return nameText(this.bytes());
  }

  private readField(): void {
    if (this.readShortField()) return;
    this.readVarint();
    this.key = this.low;
    if (this.high !== 0 || this.key >>> 3 === 0) return this.fail();
    this.readValue(this.key & 7);
  }

  /** Reads a field whose key and length have one byte each, as most have; false for all others. */
  private readShortField(): boolean {
    const { view, at, limit } = this;
    if (limit - at < 2) return false;
    const key = view.getUint8(at);
    const length = view.getUint8(at + 1);
    if ((key & 0x87) !== LENGTH_DELIMITED || key < 8 || length >= 0x80) return false;
    const end = at + 2 + length;
    if (end > limit) return false;
    this.key = key;
    this.start = at + 2;
    this.end = end;
    this.at = end;
    return true;
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
        this.low = this.view.getUint8(this.start);
        return;
      default:
        return this.fail();
    }
  }

  private take(byteLength: number): void {
    if (this.malformed || byteLength > this.limit - this.at) return this.fail();
    this.start = this.at;
    this.end = this.at + byteLength;
    this.at = this.end;
  }

  private readVarint(): void {
    this.high = 0;
    if (this.at < this.limit) {
      const byte = this.view.getUint8(this.at);
      if (byte < 0x80) {
        this.low = byte;
        this.at++;
        return;
      }
    }
    this.low = 0;
    for (let shift = 0; shift < 70 && this.at < this.limit; shift += 7) {
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
      if (this.at >= this.limit || open.length > MAX_GROUP_DEPTH) return this.fail();
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
