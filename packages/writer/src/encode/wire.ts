const UTF8 = new TextEncoder();

/** Wire types of protobuf. */
const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED32 = 5;

/** One field of a protobuf message. Its size is known before it is written, so that nothing is copied twice. */
export interface Field {
  readonly byteLength: number;
  write(to: Output): void;
}

/** Where the next byte goes. */
export interface Output {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly view: DataView;
  at: number;
}

export function encodeMessage(fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sizeOf(fields));
  const to = { bytes, view: new DataView(bytes.buffer), at: 0 };
  for (const field of fields) field.write(to);
  return bytes;
}

/**
 * The field, or nothing for `undefined` and what proto3 reads from an absent field:
 * `optional(textField, 2, displayName)`.
 */
export function optional<T>(
  field: (number: number, value: T) => Field,
  number: number,
  value: T | undefined,
): Field {
  return value === undefined || !value ? NOTHING : field(number, value);
}

const NOTHING: Field = { byteLength: 0, write() {} };

/** A safe integer; negative ones are those of int64 and take ten bytes. */
export function varintField(number: number, value: number): Field {
  return {
    byteLength: varintSize(number * 8) + varintSize(value),
    write(to) {
      writeKey(to, number, VARINT);
      writeVarint(to, value);
    },
  };
}

export function boolField(number: number, value: boolean): Field {
  return varintField(number, Number(value));
}

export function doubleField(number: number, value: number): Field {
  return {
    byteLength: varintSize(number * 8) + 8,
    write(to) {
      writeKey(to, number, FIXED64);
      to.view.setFloat64(to.at, value, true);
      to.at += 8;
    },
  };
}

export function floatField(number: number, value: number): Field {
  return {
    byteLength: varintSize(number * 8) + 4,
    write(to) {
      writeKey(to, number, FIXED32);
      to.view.setFloat32(to.at, value, true);
      to.at += 4;
    },
  };
}

export function textField(number: number, text: string): Field {
  return isAscii(text) ? asciiField(number, text) : bytesField(number, UTF8.encode(text));
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

/** Most names are: to write them in place is several times as fast as to make bytes first. */
function asciiField(number: number, text: string): Field {
  return {
    byteLength: varintSize(number * 8) + varintSize(text.length) + text.length,
    write(to) {
      writeKey(to, number, LENGTH_DELIMITED);
      writeVarint(to, text.length);
      for (let i = 0; i < text.length; i++) to.bytes[to.at++] = text.charCodeAt(i);
    },
  };
}

export function bytesField(number: number, bytes: Uint8Array): Field {
  return {
    byteLength: varintSize(number * 8) + varintSize(bytes.length) + bytes.length,
    write(to) {
      writeKey(to, number, LENGTH_DELIMITED);
      writeVarint(to, bytes.length);
      to.bytes.set(bytes, to.at);
      to.at += bytes.length;
    },
  };
}

export function messageField(number: number, fields: readonly Field[]): Field {
  const length = sizeOf(fields);
  return {
    byteLength: varintSize(number * 8) + varintSize(length) + length,
    write(to) {
      writeKey(to, number, LENGTH_DELIMITED);
      writeVarint(to, length);
      for (const field of fields) field.write(to);
    },
  };
}

/** Repeated integers in one field. */
export function packedField(number: number, values: readonly number[]): Field {
  const length = values.reduce((sum, value) => sum + varintSize(value), 0);
  return {
    byteLength: varintSize(number * 8) + varintSize(length) + length,
    write(to) {
      writeKey(to, number, LENGTH_DELIMITED);
      writeVarint(to, length);
      for (const value of values) writeVarint(to, value);
    },
  };
}

function varintSize(value: number): number {
  if (value < 0) return 10;
  let size = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) size++;
  return size;
}

/** Seven bits a byte, the lowest first. */
export function writeVarint(to: Output, value: number): void {
  if (value < 0) return writeNegativeVarint(to, BigInt.asUintN(64, BigInt(value)));
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) to.bytes[to.at++] = (rest % 0x80) | 0x80;
  to.bytes[to.at++] = rest;
}

function writeNegativeVarint(to: Output, value: bigint): void {
  for (let i = 0; i < 9; i++) {
    to.bytes[to.at++] = Number((value >> BigInt(7 * i)) & 0x7fn) | 0x80;
  }
  to.bytes[to.at++] = 1;
}

function writeKey(to: Output, number: number, wireType: number): void {
  writeVarint(to, number * 8 + wireType);
}

function sizeOf(fields: readonly Field[]): number {
  let size = 0;
  for (const field of fields) size += field.byteLength;
  return size;
}
