import {
  FOOTER_BYTES,
  FRAME_BYTES,
  HEADER_BYTES,
  isPayloadIntact,
  payloadLengthAt,
} from "./record.ts";
import type { ScanBatch } from "./scan-batch.ts";
import type { TagTable } from "./tag-table.ts";

/** The usual tensors of one float: their length and, big-endian, what stands before the number. */
const SHAPED_LENGTH = 10;
const FLOAT_OF_EMPTY_SHAPE = 0x08011200; // dtype 1, shape {}
const CONTENT_OF_FOUR = 0x2204;
const FLOAT_VAL_OF_FOUR = 0x2a04;
const SHAPELESS_LENGTH = 8;
const FLOAT_WITH_FLOAT_VAL = 0x08012a04; // dtype 1, float_val of four bytes

/** Wall time and an empty summary. */
const SMALLEST_EVENT_BYTES = 11;
/** `15` and a float. */
const SIMPLE_VALUE_BYTES = 5;

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
 *     [4a <length> <metadata>]
 *
 * Whatever else comes stays for the general decoder: this one only makes the usual
 * case fast, it decides nothing. Allocates nothing.
 */
export function takeScalarEvents(
  view: DataView,
  from: number,
  batch: ScanBatch,
  table: TagTable,
  verifyPayloads: boolean,
  progress: Progress,
): void {
  const lastHeader = view.byteLength - FRAME_BYTES;
  let offset = from;
  let eventCount = 0;
  while (offset <= lastHeader && batch.count < batch.capacity) {
    const length = payloadLengthAt(view, offset);
    if (length < 0 || length > lastHeader - offset) break;
    const start = offset + HEADER_BYTES;
    const end = start + length;
    if (verifyPayloads && !isPayloadIntact(view, start, end)) break;
    if (!takeScalars(view, start, end, batch, table)) break;
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
      // Seven groups of seven bits stay below 2^53.
      if (scale > 2 ** 42 || at >= end) return false;
      byte = view.getUint8(++at);
      step += (byte & 0x7f) * scale;
    }
    at++;
  }
  if (at >= end || view.getUint8(at) !== 0x2a) return false;
  const summaryLength = shortLengthAt(view, at + 1);
  at += summaryLength < 0x80 ? 2 : 3;
  if (summaryLength < 0 || at + summaryLength !== end) return false;

  let count = batch.count;
  while (at < end) {
    const valueLength = shortLengthAt(view, at + 1);
    if (valueLength < 0 || view.getUint8(at) !== 0x0a) return false;
    at += valueLength < 0x80 ? 2 : 3;
    const valueEnd = at + valueLength;
    if (valueEnd > end || view.getUint8(at) !== 0x0a) return false;

    const tagLength = view.getUint8(at + 1);
    const tagStart = at + 2;
    at = tagStart + tagLength;
    if (tagLength >= 0x80 || at + SIMPLE_VALUE_BYTES > valueEnd) return false;
    const tagId = table.findScalar(view, tagStart, tagLength);
    if (tagId < 0 || count === batch.capacity) return false;

    let value: number;
    const kind = view.getUint8(at);
    if (kind === 0x15) {
      value = view.getFloat32(at + 1, true);
      at += SIMPLE_VALUE_BYTES;
    } else if (kind === 0x42 && isShapedFloat(view, at + 1, valueEnd)) {
      value = view.getFloat32(at + 8, true);
      at += 2 + SHAPED_LENGTH;
    } else if (kind === 0x42 && isShapelessFloat(view, at + 1, valueEnd)) {
      value = view.getFloat32(at + 6, true);
      at += 2 + SHAPELESS_LENGTH;
    } else {
      return false;
    }
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

/** A length varint of one or two bytes; -1 for all others, one with needless zeros included. */
function shortLengthAt(view: DataView, at: number): number {
  const first = view.getUint8(at);
  if (first < 0x80) return first;
  const second = view.getUint8(at + 1);
  return second === 0 || second >= 0x80 ? -1 : (first & 0x7f) | (second << 7);
}

function isShapedFloat(view: DataView, at: number, valueEnd: number): boolean {
  if (view.getUint8(at) !== SHAPED_LENGTH || at + 1 + SHAPED_LENGTH > valueEnd) return false;
  if (view.getInt32(at + 1) !== FLOAT_OF_EMPTY_SHAPE) return false;
  const field = view.getUint16(at + 5);
  return field === CONTENT_OF_FOUR || field === FLOAT_VAL_OF_FOUR;
}

function isShapelessFloat(view: DataView, at: number, valueEnd: number): boolean {
  return (
    view.getUint8(at) === SHAPELESS_LENGTH &&
    at + 1 + SHAPELESS_LENGTH <= valueEnd &&
    view.getInt32(at + 1) === FLOAT_WITH_FLOAT_VAL
  );
}

/** Of a known tag only the first metadata count, so that their length is all that matters here. */
function isMetadata(view: DataView, at: number, valueEnd: number): boolean {
  const length = view.getUint8(at + 1);
  return view.getUint8(at) === 0x4a && length < 0x80 && at + 2 + length === valueEnd;
}
