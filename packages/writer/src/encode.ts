import { maskedCrc32c } from "@runlens/format";

const UTF8 = new TextEncoder();

/** uint64 length and uint32 checksum before the payload, uint32 checksum behind it. */
const HEADER_BYTES = 12;
const FOOTER_BYTES = 4;

/** Wire types of protobuf. */
const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED32 = 5;

const DT_FLOAT = varintField(1, 1n);
const SCALAR_SHAPE = bytesField(2, new Uint8Array());
const SCALARS_METADATA = bytesField(9, bytesField(1, textField(1, "scalars")));

/**
 * Frames a payload as a TFRecord, all little-endian:
 *
 *     uint64 length | uint32 masked CRC-32C of it | payload | uint32 masked CRC-32C of the payload
 */
export function encodeRecord(payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const record = new Uint8Array(HEADER_BYTES + payload.length + FOOTER_BYTES);
  const view = new DataView(record.buffer);
  view.setBigUint64(0, BigInt(payload.length), true);
  view.setUint32(8, maskedCrc32c(record, 0, 8), true);
  record.set(payload, HEADER_BYTES);
  view.setUint32(HEADER_BYTES + payload.length, maskedCrc32c(payload), true);
  return record;
}

/** The first event of a file. `writer` is the name of the program that writes it. */
export function encodeFileVersion(wallTimeSecs: number, writer: string): Uint8Array<ArrayBuffer> {
  return concat([
    doubleField(1, wallTimeSecs),
    textField(3, "brain.Event:2"),
    bytesField(10, textField(1, writer)),
  ]);
}

export interface ScalarEvent {
  /** Seconds since the epoch. */
  readonly wallTimeSecs: number;
  /** A safe integer; may be negative. */
  readonly step: number;
  readonly tag: string;
  /** Stored as float32. */
  readonly value: number;
}

/**
 * A scalar as TensorFlow 2 writes it: a tensor of one float32 and the plugin's name,
 * both in every event. Field order and bytes as `tf.summary.scalar` has them.
 */
export function encodeScalar({
  wallTimeSecs,
  step,
  tag,
  value,
}: ScalarEvent): Uint8Array<ArrayBuffer> {
  return summaryEvent(wallTimeSecs, step, [
    textField(1, tag),
    bytesField(8, concat([DT_FLOAT, SCALAR_SHAPE, bytesField(4, float32(value))])),
    SCALARS_METADATA,
  ]);
}

/** A scalar as TensorFlow 1, torch and tensorboardX write it: shorter, without metadata. */
export function encodeSimpleValue({
  wallTimeSecs,
  step,
  tag,
  value,
}: ScalarEvent): Uint8Array<ArrayBuffer> {
  return summaryEvent(wallTimeSecs, step, [textField(1, tag), floatField(2, value)]);
}

/** Says that what was logged before at `step` or later is withdrawn, for a run that is resumed there. */
export function encodeSessionStart(wallTimeSecs: number, step: number): Uint8Array<ArrayBuffer> {
  const start = varintField(1, 1n);
  return concat([doubleField(1, wallTimeSecs), stepField(step), bytesField(7, start)]);
}

function summaryEvent(
  wallTimeSecs: number,
  step: number,
  value: Uint8Array[],
): Uint8Array<ArrayBuffer> {
  const summary = bytesField(1, concat(value));
  return concat([doubleField(1, wallTimeSecs), stepField(step), bytesField(5, summary)]);
}

/** Absent for step 0, as for every default of proto3. */
function stepField(step: number): Uint8Array {
  return step === 0 ? new Uint8Array() : varintField(2, BigInt(step));
}

function varintField(field: number, value: bigint): Uint8Array {
  return Uint8Array.of(...key(field, VARINT), ...varint(value));
}

function doubleField(field: number, value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value, true);
  return concat([key(field, FIXED64), bytes]);
}

function floatField(field: number, value: number): Uint8Array {
  return concat([key(field, FIXED32), float32(value)]);
}

function textField(field: number, text: string): Uint8Array {
  return bytesField(field, UTF8.encode(text));
}

function bytesField(field: number, bytes: Uint8Array): Uint8Array {
  return concat([key(field, LENGTH_DELIMITED), varint(BigInt(bytes.length)), bytes]);
}

function key(field: number, wireType: number): Uint8Array {
  return Uint8Array.of(field * 8 + wireType);
}

function float32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return bytes;
}

/** Seven bits a byte, the lowest first; negative numbers take ten bytes. */
function varint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  while (rest >= 0x80n) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
