import { addScalarTag } from "./first-sight.ts";
import type { ScanBatch } from "./scan-batch.ts";
import type { TagTable } from "./tag-table.ts";
import { FIXED32, FIXED64, LENGTH_DELIMITED, VARINT, WireReader } from "./wire.ts";

const NOTHING = new Uint8Array();
/** Readers of one message each, used for every event. */
const EVENT = new WireReader(NOTHING);
const SUMMARY = new WireReader(NOTHING);
const VALUE = new WireReader(NOTHING);
const METADATA = new WireReader(NOTHING);
const TENSOR = new WireReader(NOTHING);
const PART = new WireReader(NOTHING);

/**
 * Appends the points of the event `[start, end)`, whose fields may stand in any order and
 * encoding, as long as all its values are numbers of scalar tags, known ones unless it is
 * one value. False, and none appended, for every other event: that is for `decodeEvent`,
 * with which this agrees. Ten times as fast, since nothing is made on the way.
 */
export function takeAnyScalars(
  view: DataView,
  start: number,
  end: number,
  batch: ScanBatch,
  table: TagTable,
): boolean {
  let wallTimeSecs = 0;
  let step = 0;
  let summaryStart = -1;
  let summaryEnd = -1;
  EVENT.open(view, start, end);
  while (EVENT.next()) {
    switch (EVENT.key) {
      case 0x09:
        wallTimeSecs = EVENT.float64();
        break;
      case 0x10:
        step = EVENT.int64AsNumber();
        break;
      case 0x2a:
        if (summaryStart >= 0) return false;
        summaryStart = EVENT.start;
        summaryEnd = EVENT.end;
        break;
      case 0x1a:
      case 0x22:
      case 0x32:
      case 0x3a:
      case 0x42:
      case 0x4a:
        return false;
    }
  }
  if (EVENT.malformed || summaryStart < 0) return false;

  let count = batch.count;
  SUMMARY.open(view, summaryStart, summaryEnd);
  while (SUMMARY.next()) {
    if (SUMMARY.key !== 0x0a) continue;
    if (count === batch.capacity) return false;
    const isOnly = count === batch.count && SUMMARY.end === summaryEnd;
    if (!readValue(view, table, isOnly)) return false;
    batch.tagIds[count] = VALUE_READ.tagId;
    batch.steps[count] = step;
    batch.wallTimesSecs[count] = wallTimeSecs;
    batch.values[count] = VALUE_READ.value;
    count++;
  }
  if (SUMMARY.malformed) return false;
  batch.count = count;
  return true;
}

/** What `readValue` found. */
const VALUE_READ = { tagId: 0, value: 0.5 };

/**
 * Reads the value at which `SUMMARY` stands; false when it is no number of a scalar tag.
 * A new tag is added for the only value of an event alone: nothing can go wrong after it.
 */
function readValue(view: DataView, table: TagTable, isOnly: boolean): boolean {
  let tagStart = SUMMARY.start;
  let tagEnd = tagStart;
  let metadataStart = -1;
  let metadataEnd = -1;
  let hasNumber = false;
  let tensorStart = -1;
  let tensorEnd = -1;
  VALUE.open(view, SUMMARY.start, SUMMARY.end);
  while (VALUE.next()) {
    switch (VALUE.key) {
      case 0x0a:
        tagStart = VALUE.start;
        tagEnd = VALUE.end;
        break;
      case 0x15:
        VALUE_READ.value = VALUE.float32();
        hasNumber = true;
        tensorStart = -1;
        break;
      case 0x42:
        tensorStart = VALUE.start;
        tensorEnd = VALUE.end;
        break;
      case 0x4a:
        if (!isMetadata(view, VALUE.start, VALUE.end)) return false;
        metadataStart = VALUE.start;
        metadataEnd = VALUE.end;
        break;
      case 0x1a:
      case 0x22:
      case 0x2a:
      case 0x32:
        return false;
    }
  }
  if (VALUE.malformed) return false;
  if (tensorStart >= 0) hasNumber = readTensor(view, tensorStart, tensorEnd);
  if (!hasNumber) return false;
  let tagId = table.findScalar(view, tagStart, tagEnd - tagStart);
  if (tagId < 0 && isOnly) {
    const kind = tensorStart < 0 ? "simple" : "tensor";
    tagId = addScalarTag(view, tagStart, tagEnd, kind, metadataStart, metadataEnd, table);
  }
  VALUE_READ.tagId = tagId;
  return tagId >= 0;
}

/** Of a known tag only the first metadata count; later ones must be a message and no more. */
function isMetadata(view: DataView, start: number, end: number): boolean {
  METADATA.open(view, start, end);
  while (METADATA.next()) {
    if (METADATA.key === 0x0a && !isMessage(view, METADATA.start, METADATA.end)) return false;
  }
  return !METADATA.malformed;
}

function isMessage(view: DataView, start: number, end: number): boolean {
  PART.open(view, start, end);
  while (PART.next());
  return !PART.malformed;
}

/** Of the usual dtypes: the typed field of TensorProto. */
const FLOAT_VAL = 5;
const DOUBLE_VAL = 6;
const INT_VAL = 7;
const INT64_VAL = 10;

function typedFieldOf(dtype: number): number {
  switch (dtype) {
    case 1:
      return FLOAT_VAL;
    case 2:
      return DOUBLE_VAL;
    case 3:
      return INT_VAL;
    case 9:
      return INT64_VAL;
    default:
      return -1;
  }
}

/** A tensor of no shape and one number of a usual dtype, as `scalarOf` reads it; else false. */
function readTensor(view: DataView, start: number, end: number): boolean {
  let field = -1;
  let valueField = 0;
  let contentStart = 0;
  let contentEnd = 0;
  TENSOR.open(view, start, end);
  while (TENSOR.next()) {
    const number = TENSOR.key >>> 3;
    if (TENSOR.key === 0x08) {
      field = typedFieldOf(TENSOR.int32());
    } else if (TENSOR.key === 0x12) {
      if (TENSOR.end > TENSOR.start) return false;
    } else if (TENSOR.key === 0x22) {
      contentStart = TENSOR.start;
      contentEnd = TENSOR.end;
    } else if (number >= FLOAT_VAL) {
      if (valueField !== 0 || !readTypedValue(view, number)) return false;
      valueField = number;
    }
  }
  if (TENSOR.malformed || field < 0) return false;
  if (contentEnd > contentStart) return readContent(view, contentStart, contentEnd, field);
  return valueField === field;
}

/** Reads the one value of the typed field at which `TENSOR` stands, packed or not. */
function readTypedValue(view: DataView, field: number): boolean {
  const wireType = field === FLOAT_VAL ? FIXED32 : field === DOUBLE_VAL ? FIXED64 : VARINT;
  if ((TENSOR.key & 7) === wireType) {
    VALUE_READ.value = numberOf(TENSOR, field);
    return true;
  }
  if ((TENSOR.key & 7) !== LENGTH_DELIMITED) return false;
  PART.open(view, TENSOR.start, TENSOR.end);
  if (!PART.nextItem(wireType)) return false;
  VALUE_READ.value = numberOf(PART, field);
  return !PART.nextItem(wireType) && !PART.malformed;
}

function numberOf(fields: WireReader, field: number): number {
  if (field === FLOAT_VAL) return fields.float32();
  if (field === DOUBLE_VAL) return fields.float64();
  return field === INT_VAL ? fields.int32() : fields.int64AsNumber();
}

function readContent(view: DataView, start: number, end: number, field: number): boolean {
  const isWide = field === DOUBLE_VAL || field === INT64_VAL;
  if (end - start !== (isWide ? 8 : 4)) return false;
  VALUE_READ.value =
    field === FLOAT_VAL
      ? view.getFloat32(start, true)
      : field === DOUBLE_VAL
        ? view.getFloat64(start, true)
        : field === INT_VAL
          ? view.getInt32(start, true)
          : view.getInt32(start + 4, true) * 2 ** 32 + view.getUint32(start, true);
  return true;
}
