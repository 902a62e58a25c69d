import { messageTooLarge } from "./rpc-error.ts";

const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;
const FIRST_BYTES = 1024;
const MAX_VARINT_BYTES = 10;
const MAX_INT64 = 2n ** 63n - 1n;

const UTF8 = new TextEncoder();

/**
 * Writes one protobuf message, field after field. Fields with the default of proto3 are
 * left out by those verbs that say so. Nested messages are written in place:
 *
 *     const start = message.begin(1);
 *     message.text(1, run);
 *     message.end(start);
 *
 * Every verb throws RpcError (resource exhausted) when the message outgrows `maxBytes`.
 * Source: protobuf.dev/programming-guides/encoding.
 */
export class MessageWriter {
  private bytes = new Uint8Array(FIRST_BYTES);
  private view = new DataView(this.bytes.buffer);
  private at = 0;
  private readonly maxBytes: number;

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  get byteLength(): number {
    return this.at;
  }

  /** What was written: a view, valid as long as nothing else is written. */
  finish(): Uint8Array {
    return this.bytes.subarray(0, this.at);
  }

  /** An int64 or enum; 0 is left out. */
  integer(field: number, value: number): void {
    if (value === 0) return;
    this.key(field, VARINT);
    this.int64(value);
  }

  /** 0 is left out. */
  double(field: number, value: number): void {
    if (Object.is(value, 0)) return;
    this.key(field, FIXED64);
    this.reserve(8);
    this.view.setFloat64(this.at, value, true);
    this.at += 8;
  }

  /** "" is left out. */
  text(field: number, text: string): void {
    if (text !== "") this.byteField(field, UTF8.encode(text));
  }

  byteField(field: number, bytes: Uint8Array): void {
    this.key(field, LENGTH_DELIMITED);
    this.varint(bytes.length);
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.at);
    this.at += bytes.length;
  }

  /** Opens a field whose content comes next; `end` wants what is returned. */
  begin(field: number): number {
    this.key(field, LENGTH_DELIMITED);
    this.reserve(1);
    return this.at++;
  }

  /** Closes a field. Most are so short that their length fits the byte that `begin` left for it. */
  end(start: number): void {
    const length = this.at - start - 1;
    const moved = varintBytes(length) - 1;
    if (moved > 0) {
      this.reserve(moved);
      this.bytes.copyWithin(start + 1 + moved, start + 1, this.at);
    }
    this.at = start;
    this.varint(length);
    this.at += length;
  }

  /** Repeated int64, packed; nothing when there are none. */
  integers(field: number, values: readonly number[]): void {
    if (values.length === 0) return;
    const start = this.begin(field);
    for (const value of values) this.int64(value);
    this.end(start);
  }

  /** Repeated double, packed; nothing when there are none. */
  doubles(field: number, values: readonly number[]): void {
    if (values.length === 0) return;
    const start = this.begin(field);
    this.reserve(values.length * 8);
    for (const value of values) {
      this.view.setFloat64(this.at, value, true);
      this.at += 8;
    }
    this.end(start);
  }

  /** Repeated float, packed, each rounded to the nearest; nothing when there are none. */
  floats(field: number, values: readonly number[]): void {
    if (values.length === 0) return;
    const start = this.begin(field);
    this.reserve(values.length * 4);
    for (const value of values) {
      this.view.setFloat32(this.at, value, true);
      this.at += 4;
    }
    this.end(start);
  }

  private key(field: number, wireType: number): void {
    this.varint(field * 8 + wireType);
  }

  /** Steps are float64 and may round to 2^63, one more than an int64 holds. */
  private int64(value: number): void {
    if (value >= 0 && Number.isSafeInteger(value)) return this.varint(value);
    const exact = BigInt(value);
    let rest = BigInt.asUintN(64, exact > MAX_INT64 ? MAX_INT64 : exact);
    this.reserve(MAX_VARINT_BYTES);
    for (; rest >= 0x80n; rest >>= 7n) this.bytes[this.at++] = Number(rest & 0x7fn) | 0x80;
    this.bytes[this.at++] = Number(rest);
  }

  /** @param value a safe integer, 0 or more. */
  private varint(value: number): void {
    this.reserve(MAX_VARINT_BYTES);
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) {
      this.bytes[this.at++] = (rest % 0x80) | 0x80;
    }
    this.bytes[this.at++] = rest;
  }

  private reserve(byteLength: number): void {
    const needed = this.at + byteLength;
    if (needed > this.maxBytes) throw messageTooLarge(this.maxBytes);
    if (needed <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    grown.set(this.bytes.subarray(0, this.at));
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }
}

function varintBytes(value: number): number {
  let size = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) size++;
  return size;
}
