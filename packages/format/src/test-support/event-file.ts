import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { maskedCrc32c } from "../crc32c.ts";

export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text.replaceAll(/\s/g, ""), "hex"));
}

/** A payload as a record. */
export function frame(payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const record = new Uint8Array(payload.length + 16);
  const view = new DataView(record.buffer);
  view.setUint32(0, payload.length, true);
  view.setUint32(8, maskedCrc32c(record, 0, 8), true);
  record.set(payload, 12);
  view.setUint32(12 + payload.length, maskedCrc32c(payload), true);
  return record;
}

export function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts));
}

/** `field` of a message or of bytes. */
export function bytesField(field: number, bytes: Uint8Array): Uint8Array {
  return new BinaryWriter().tag(field, WireType.LengthDelimited).bytes(bytes).finish();
}

export function textField(field: number, text: string): Uint8Array {
  return new BinaryWriter().tag(field, WireType.LengthDelimited).string(text).finish();
}

export function varintField(field: number, value: number | bigint): Uint8Array {
  return new BinaryWriter().tag(field, WireType.Varint).int64(value).finish();
}

export function doubleField(field: number, value: number): Uint8Array {
  return new BinaryWriter().tag(field, WireType.Bit64).double(value).finish();
}

export function floatField(field: number, value: number): Uint8Array {
  return new BinaryWriter().tag(field, WireType.Bit32).float(value).finish();
}

/** An event with the given fields of Summary.Value, one list per value. */
export function summaryEvent(
  step: number | bigint,
  wallTimeSecs: number,
  ...values: (readonly Uint8Array[])[]
): Uint8Array {
  const summary = concat(values.map((fields) => bytesField(1, concat(fields))));
  return concat([doubleField(1, wallTimeSecs), varintField(2, step), bytesField(5, summary)]);
}

/** As torch writes it; logged at `1000 + step` seconds. */
export function scalarEvent(tag: string, step: number, value: number): Uint8Array {
  return summaryEvent(step, 1000 + step, [textField(1, tag), floatField(2, value)]);
}

export function pluginMetadata(pluginName: string): Uint8Array {
  return bytesField(9, bytesField(1, textField(1, pluginName)));
}
