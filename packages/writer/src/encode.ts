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

/** Serialised fields; plain numbers, since a message is put together from many small pieces. */
type Bytes = readonly number[];

/** Memory for one float. */
const SCRATCH = new Uint8Array(8);
const SCRATCH_VIEW = new DataView(SCRATCH.buffer);

const DT_FLOAT = varintField(1, 1);
const SCALAR_SHAPE = bytesField(2, []);
const SCALARS_METADATA = bytesField(9, bytesField(1, textField(1, "scalars")));

/**
 * Frames a payload as a TFRecord, all little-endian:
 *
 *     uint64 length | uint32 masked CRC-32C of it | payload | uint32 masked CRC-32C of the payload
 */
export function encodeRecord(payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const record = new Uint8Array(HEADER_BYTES + payload.length + FOOTER_BYTES);
  const view = new DataView(record.buffer);
  view.setUint32(0, payload.length, true); // the upper half stays 0
  view.setUint32(8, maskedCrc32c(record, 0, 8), true);
  record.set(payload, HEADER_BYTES);
  view.setUint32(HEADER_BYTES + payload.length, maskedCrc32c(payload), true);
  return record;
}

/** The first event of a file. `writer` is the name of the program that writes it. */
export function encodeFileVersion(wallTimeSecs: number, writer: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array([
    ...doubleField(1, wallTimeSecs),
    ...textField(3, "brain.Event:2"),
    ...bytesField(10, textField(1, writer)),
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
  const tensor = [...DT_FLOAT, ...SCALAR_SHAPE, ...bytesField(4, float32(value))];
  return summaryEvent(wallTimeSecs, step, [
    ...textField(1, tag),
    ...bytesField(8, tensor),
    ...SCALARS_METADATA,
  ]);
}

/** A scalar as TensorFlow 1, torch and tensorboardX write it: shorter, without metadata. */
export function encodeSimpleValue({
  wallTimeSecs,
  step,
  tag,
  value,
}: ScalarEvent): Uint8Array<ArrayBuffer> {
  return summaryEvent(wallTimeSecs, step, [...textField(1, tag), ...floatField(2, value)]);
}

/** Says that what was logged before at `step` or later is withdrawn, for a run that is resumed there. */
export function encodeSessionStart(wallTimeSecs: number, step: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array([
    ...doubleField(1, wallTimeSecs),
    ...stepField(step),
    ...bytesField(7, varintField(1, 1)),
  ]);
}

function summaryEvent(wallTimeSecs: number, step: number, value: Bytes): Uint8Array<ArrayBuffer> {
  return new Uint8Array([
    ...doubleField(1, wallTimeSecs),
    ...stepField(step),
    ...bytesField(5, bytesField(1, value)),
  ]);
}

/** Absent for step 0, as for every default of proto3. */
function stepField(step: number): Bytes {
  return step === 0 ? [] : varintField(2, step);
}

function varintField(field: number, value: number): Bytes {
  return [field * 8 + VARINT, ...varint(value)];
}

function doubleField(field: number, value: number): Bytes {
  SCRATCH_VIEW.setFloat64(0, value, true);
  return [field * 8 + FIXED64, ...SCRATCH];
}

function floatField(field: number, value: number): Bytes {
  return [field * 8 + FIXED32, ...float32(value)];
}

function textField(field: number, text: string): Bytes {
  return bytesField(field, [...UTF8.encode(text)]);
}

function bytesField(field: number, bytes: Bytes): Bytes {
  return [field * 8 + LENGTH_DELIMITED, ...varint(bytes.length), ...bytes];
}

function float32(value: number): Bytes {
  SCRATCH_VIEW.setFloat32(0, value, true);
  return [...SCRATCH.subarray(0, 4)];
}

/** Seven bits a byte, the lowest first; negative numbers are those of int64 and take ten bytes. */
function varint(value: number): Bytes {
  if (value < 0) return negativeVarint(BigInt.asUintN(64, BigInt(value)));
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  bytes.push(rest);
  return bytes;
}

function negativeVarint(value: bigint): Bytes {
  return Array.from({ length: 10 }, (_, i) => {
    const bits = Number((value >> BigInt(7 * i)) & 0x7fn);
    return i < 9 ? bits | 0x80 : bits;
  });
}
