import { RunlensError } from "@runlens/base";
import type { LoggedData, LoggedValue, ValueProblem } from "./values.ts";

const MAGIC = 0x31564c52; // "RLV1" in little-endian bytes
const PREFIX_BYTES = 8;
const COLUMN_BYTES = 8;

/** One value in the header, in the order of the values. */
type ValueHeader =
  | { readonly kind: LoggedData["kind"]; readonly byteLength: number }
  | { readonly kind: "unreadable"; readonly problem: ValueProblem };

/**
 * Values of one series as bytes, for `POST /api/v1/values`.
 *
 * Layout, little-endian: u32 "RLV1", u32 length of the header, the header as UTF-8 JSON
 * (an array with one object per value, padded with spaces to a multiple of 8), two columns
 * of float64 with a cell per value, steps and wall times, then the bytes of each value in
 * turn: a simple value as float64, others as they were logged. docs/formats.md is the
 * changelog of this layout.
 */
export function encodeValues(values: readonly LoggedValue[]): Uint8Array<ArrayBuffer> {
  const contents = values.map(contentOf);
  const header = paddedJson(values.map((value, i) => headerOf(value, contents[i]?.length ?? 0)));
  const contentBytes = contents.reduce((sum, content) => sum + content.length, 0);
  const columnsAt = PREFIX_BYTES + header.length;
  const contentsAt = columnsAt + 2 * COLUMN_BYTES * values.length;
  const bytes = new Uint8Array(contentsAt + contentBytes);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, header.length, true);
  bytes.set(header, PREFIX_BYTES);
  const columns = new Float64Array(bytes.buffer, columnsAt, 2 * values.length);
  columns.set(values.map(({ step }) => step));
  columns.set(
    values.map(({ wallTimeSecs }) => wallTimeSecs),
    values.length,
  );
  let at = contentsAt;
  for (const content of contents) {
    bytes.set(content, at);
    at += content.length;
  }
  return bytes;
}

/**
 * Reads what `encodeValues` wrote. The bytes of values are views on `buffer`.
 * @throws RunlensError `frame.invalid` when the bytes are no such frame.
 */
export function decodeValues(buffer: ArrayBuffer): LoggedValue[] {
  const view = new DataView(buffer);
  if (buffer.byteLength < PREFIX_BYTES || view.getUint32(0, true) !== MAGIC) {
    throw invalidFrame("does not start with RLV1");
  }
  const headerBytes = view.getUint32(4, true);
  const columnsAt = PREFIX_BYTES + headerBytes;
  if (columnsAt > buffer.byteLength) throw invalidFrame("header runs past the end");
  const headers = parseHeader(new Uint8Array(buffer, PREFIX_BYTES, headerBytes));
  let at = columnsAt + 2 * COLUMN_BYTES * headers.length;
  if (at > buffer.byteLength) throw invalidFrame("columns run past the end");
  const steps = new Float64Array(buffer, columnsAt, headers.length);
  const wallTimesSecs = new Float64Array(
    buffer,
    columnsAt + COLUMN_BYTES * headers.length,
    headers.length,
  );
  return headers.map((header, i): LoggedValue => {
    const moment = { step: steps[i] ?? NaN, wallTimeSecs: wallTimesSecs[i] ?? NaN };
    if (header.kind === "unreadable") return { ...moment, ...header };
    const { kind, byteLength } = header;
    if (at + byteLength > buffer.byteLength) throw invalidFrame("values run past the end");
    const content = new Uint8Array(buffer, at, byteLength);
    at += byteLength;
    return { ...moment, kind: "read", data: dataOf(kind, content) };
  });
}

const NO_BYTES = new Uint8Array(0);

function contentOf(value: LoggedValue): Uint8Array {
  if (value.kind === "unreadable" || value.data.kind === "none") return NO_BYTES;
  if (value.data.kind !== "simple") return value.data.bytes;
  return new Uint8Array(Float64Array.of(value.data.value).buffer);
}

function headerOf(value: LoggedValue, byteLength: number): ValueHeader {
  return value.kind === "read"
    ? { kind: value.data.kind, byteLength }
    : { kind: value.kind, problem: value.problem };
}

function dataOf(kind: LoggedData["kind"], bytes: Uint8Array): LoggedData {
  if (kind === "none") return { kind };
  if (kind !== "simple") return { kind, bytes };
  if (bytes.length !== COLUMN_BYTES) throw invalidFrame("has a number that is none");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return { kind, value: view.getFloat64(0, true) };
}

function paddedJson(value: unknown): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(value));
  const padded = new Uint8Array(Math.ceil(json.length / COLUMN_BYTES) * COLUMN_BYTES).fill(0x20);
  padded.set(json);
  return padded;
}

function parseHeader(bytes: Uint8Array): ValueHeader[] {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as ValueHeader[];
  } catch (error) {
    throw new RunlensError(
      { code: "frame.invalid", message: "A value frame's header is no JSON." },
      { cause: error },
    );
  }
}

function invalidFrame(reason: string): RunlensError {
  return new RunlensError({ code: "frame.invalid", message: `A value frame ${reason}.` });
}
