import {
  FOOTER_BYTES,
  FRAME_BYTES,
  HEADER_BYTES,
  isPayloadIntact,
  payloadLengthAt,
} from "./record.ts";
import type { ScanBatch } from "./scan-batch.ts";
import type { TagTable } from "./tag-table.ts";

/** The usual tensors of one number, big-endian: dtype and what stands before the number. */
const FLOAT_OF_EMPTY_SHAPE = 0x08011200;
const DOUBLE_OF_EMPTY_SHAPE = 0x08021200;
const CONTENT_OF_FOUR = 0x2204;
const CONTENT_OF_EIGHT = 0x2208;
const FLOAT_VAL_OF_FOUR = 0x2a04;
const DOUBLE_VAL_OF_EIGHT = 0x3208;
const FLOAT_WITH_FLOAT_VAL = 0x08012a04;
const DOUBLE_WITH_DOUBLE_VAL = 0x08023208;

/** Wall time and an empty summary. */
const SMALLEST_EVENT_BYTES = 11;
/** `15` and a float. */
const SIMPLE_VALUE_BYTES = 5;
/** Seven groups of seven bits; a negative step has ff ff 01 above them. */
const STEP_LIMIT = 2 ** 49;
const NO_LIMIT = 2 ** 30;

/** Where `takeScalarEvents` stopped and how many events it took; filled anew by each call. */
export interface Progress {
  offset: number;
  eventCount: number;
}

/**
 * Takes records from `offset` on, for as long as they are whole, intact and hold
 * nothing but scalars of known tags in the layouts of the usual writers:
 *
 *     09 <wall time>  [10 <step>]  2a <length> then per value
 *     0a <length>  0a <length> <tag>  then one of
 *       15 <float>                          TensorFlow 1, torch, tensorboardX
 *       42 0a 08 01 12 00 22 04 <float>     TensorFlow 2
 *       42 0a 08 01 12 00 2a 04 <float>     tensorboard.summary
 *       42 08 08 01 2a 04 <float>           torch, new style
 *       42 0e 08 02 12 00 22 08 <double>    and the same three as float64
 *       42 0e 08 02 12 00 32 08 <double>
 *       42 0c 08 02 32 08 <double>
 *     [4a <length> <metadata>]
 *
 * Lengths have one or two bytes, steps stay within ±2^49. Whatever else comes stays
 * for the general decoder: this one only makes the usual case fast, it decides
 * nothing. Allocates nothing. The same in WebAssembly: wasm/assembly/event.ts.
 */
export function takeScalarEvents(
  view: DataView,
  from: number,
  batch: ScanBatch,
  table: TagTable,
  verifyPayloads: boolean,
  progress: Progress,
  maxEvents: number = NO_LIMIT,
): void {
  const lastHeader = view.byteLength - FRAME_BYTES;
  let offset = from;
  let eventCount = 0;
  while (offset <= lastHeader && batch.count < batch.capacity && eventCount < maxEvents) {
    const length = payloadLengthAt(view, offset);
    if (length < 0 || length > lastHeader - offset) break;
    const start = offset + HEADER_BYTES;
    const end = start + length;
    const before = batch.count;
    if (!takeScalars(view, start, end, batch, table)) break;
    if (verifyPayloads && !isPayloadIntact(view, start, end)) {
      batch.count = before;
      break;
    }
    offset = end + FOOTER_BYTES;
    eventCount++;
  }
  progress.offset = offset;
  progress.eventCount = eventCount;
}

/**
 * Appends the points of one event; false, and none appended, when it is not of the
 * usual kind. Single bytes are read up to three past `end`, into the footer, before
 * a length is compared; longer reads are checked first.
 */
function takeScalars(
  view: DataView,
  start: number,
  end: number,
  batch: ScanBatch,
  table: TagTable,
): boolean {
  if (end - start < SMALLEST_EVENT_BYTES || view.getUint8(start) !== 0x09) return false;
  const wallTimeSecs = view.getFloat64(start + 1, true);
  let at = start + 9;
  let step = 0;
  if (view.getUint8(at) === 0x10) {
    let byte = view.getUint8(++at);
    step = byte & 0x7f;
    for (let scale = 128; byte >= 0x80; scale *= 128) {
      if (at >= end) return false;
      if (scale === STEP_LIMIT) {
        if (view.getUint16(at + 1) !== 0xffff || view.getUint8(at + 3) !== 0x01) return false;
        step -= STEP_LIMIT;
        at += 3;
        break;
      }
      byte = view.getUint8(++at);
      step += (byte & 0x7f) * scale;
    }
    at++;
  }
  if (at >= end || view.getUint8(at) !== 0x2a) return false;
  const summaryLength = shortLengthAt(view, at + 1);
  if (summaryLength < 0) return false;
  at += sizeOfLength(summaryLength);
  if (at + summaryLength !== end) return false;

  let count = batch.count;
  while (at < end) {
    if (view.getUint8(at) !== 0x0a) return false;
    const valueLength = shortLengthAt(view, at + 1);
    if (valueLength < 0) return false;
    at += sizeOfLength(valueLength);
    const valueEnd = at + valueLength;
    if (valueEnd > end || view.getUint8(at) !== 0x0a) return false;

    const tagLength = shortLengthAt(view, at + 1);
    if (tagLength < 0) return false;
    const tagStart = at + sizeOfLength(tagLength);
    at = tagStart + tagLength;
    if (at + SIMPLE_VALUE_BYTES > valueEnd) return false;
    const tagId = table.findScalar(view, tagStart, tagLength);
    if (tagId < 0 || count === batch.capacity) return false;

    const number = numberAt(view, at, valueEnd);
    if (number === 0) return false;
    const isFloat = number > 0;
    at += isFloat ? number : -number;
    const value = isFloat ? view.getFloat32(at, true) : view.getFloat64(at, true);
    at += isFloat ? 4 : 8;
    if (at !== valueEnd && !isMetadata(view, at, valueEnd)) return false;

    batch.tagIds[count] = tagId;
    batch.steps[count] = step;
    batch.wallTimesSecs[count] = wallTimeSecs;
    batch.values[count] = value;
    count++;
    at = valueEnd;
  }
  batch.count = count;
  return true;
}

/**
 * How far behind `at` the number of a usual value lies: a float32, or a float64 when
 * negative; 0 when the value is not of a usual form.
 */
function numberAt(view: DataView, at: number, valueEnd: number): number {
  const key = view.getUint8(at);
  if (key === 0x15) return 1;
  const length = view.getUint8(at + 1);
  if (key !== 0x42 || at + 2 + length > valueEnd) return 0;
  switch (length) {
    case 8:
      return view.getInt32(at + 2) === FLOAT_WITH_FLOAT_VAL ? 6 : 0;
    case 10: {
      if (view.getInt32(at + 2) !== FLOAT_OF_EMPTY_SHAPE) return 0;
      const field = view.getUint16(at + 6);
      return field === CONTENT_OF_FOUR || field === FLOAT_VAL_OF_FOUR ? 8 : 0;
    }
    case 12:
      return view.getInt32(at + 2) === DOUBLE_WITH_DOUBLE_VAL ? -6 : 0;
    case 14: {
      if (view.getInt32(at + 2) !== DOUBLE_OF_EMPTY_SHAPE) return 0;
      const field = view.getUint16(at + 6);
      return field === CONTENT_OF_EIGHT || field === DOUBLE_VAL_OF_EIGHT ? -8 : 0;
    }
    default:
      return 0;
  }
}

/** A length varint of one or two bytes; -1 for all others, one with needless zeros included. */
function shortLengthAt(view: DataView, at: number): number {
  const first = view.getUint8(at);
  if (first < 0x80) return first;
  const second = view.getUint8(at + 1);
  return second === 0 || second >= 0x80 ? -1 : (first & 0x7f) | (second << 7);
}

/** Bytes of a key and of the length behind it. */
function sizeOfLength(length: number): number {
  return length < 0x80 ? 2 : 3;
}

/** Of a known tag only the first metadata count, so that their length is all that matters here. */
function isMetadata(view: DataView, at: number, valueEnd: number): boolean {
  if (view.getUint8(at) !== 0x4a) return false;
  const length = shortLengthAt(view, at + 1);
  return length >= 0 && at + sizeOfLength(length) + length === valueEnd;
}
