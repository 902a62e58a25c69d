import { capacity, steps, tagIds, values, wallTimes } from "./memory.ts";
import { findScalar } from "./tags.ts";

/** Keys and first bytes of the usual tensors, little-endian; see src/scalar-events.ts. */
const FLOAT_OF_EMPTY_SHAPE: u32 = 0x00120108;
const DOUBLE_OF_EMPTY_SHAPE: u32 = 0x00120208;
const FLOAT_WITH_FLOAT_VAL: u32 = 0x042a0108;
const DOUBLE_WITH_DOUBLE_VAL: u32 = 0x08320208;
const CONTENT_OF_FOUR: u32 = 0x0422;
const CONTENT_OF_EIGHT: u32 = 0x0822;
const FLOAT_VAL_OF_FOUR: u32 = 0x042a;
const DOUBLE_VAL_OF_EIGHT: u32 = 0x0832;

const SMALLEST_EVENT_BYTES: usize = 11;
const SIMPLE_VALUE_BYTES: usize = 5;
/** What a negative step has above its 49 low bits. */
const SIGN_BYTES: u32 = 0x01ffff;

/** Points in the batch. */
export let count: i32 = 0;
/** Of the last event taken: bytes of its step, and of its last value the address and `numberAt`. */
export let stepBytes: i32 = 0;
export let lastNumber: usize = 0;
export let lastForm: i32 = 0;

export function setCount(points: i32): void {
  count = points;
}

/** As `takeScalars` in TypeScript: appends the points of one event, or none and returns false. */
export function takeScalars(start: usize, end: usize): bool {
  if (end - start < SMALLEST_EVENT_BYTES || load<u8>(start) !== 0x09) return false;
  const wallTime = load<f64>(start, 1);
  let at = start + 9;
  let step: i64 = 0;
  stepBytes = 0;
  if (load<u8>(at) === 0x10) {
    const stepStart = at + 1;
    let byte = <u32>load<u8>(++at);
    step = byte & 0x7f;
    for (let shift: i64 = 7; byte >= 0x80; shift += 7) {
      if (at >= end) return false;
      if (shift === 49) {
        if ((load<u32>(at, 1) & 0xffffff) !== SIGN_BYTES) return false;
        step -= (<i64>1) << 49;
        at += 3;
        break;
      }
      byte = load<u8>(++at);
      step |= (<i64>(byte & 0x7f)) << shift;
    }
    at++;
    stepBytes = <i32>(at - stepStart);
  }
  if (at >= end || load<u8>(at) !== 0x2a) return false;
  const summaryLength = lengthAt(at + 1);
  if (summaryLength < 0) return false;
  at += sizeOfLength(summaryLength);
  if (at + <usize>summaryLength !== end) return false;

  let points = count;
  while (at < end) {
    if (load<u8>(at) !== 0x0a) return false;
    const valueLength = lengthAt(at + 1);
    if (valueLength < 0) return false;
    at += sizeOfLength(valueLength);
    const valueEnd = at + <usize>valueLength;
    if (valueEnd > end || load<u8>(at) !== 0x0a) return false;

    const tagLength = lengthAt(at + 1);
    if (tagLength < 0) return false;
    const tagStart = at + sizeOfLength(tagLength);
    at = tagStart + <usize>tagLength;
    if (at + SIMPLE_VALUE_BYTES > valueEnd) return false;
    const tagId = findScalar(tagStart, tagLength);
    if (tagId < 0 || points === capacity) return false;

    const form = numberAt(at, valueEnd);
    if (form === 0) return false;
    const number = at + <usize>abs(form);
    const value = form > 0 ? <f64>load<f32>(number) : load<f64>(number);
    at = number + (form > 0 ? 4 : 8);
    if (at !== valueEnd && !isMetadata(at, valueEnd)) return false;

    store<f64>(steps + ((<usize>points) << 3), <f64>step);
    store<f64>(wallTimes + ((<usize>points) << 3), wallTime);
    store<f64>(values + ((<usize>points) << 3), value);
    store<i32>(tagIds + ((<usize>points) << 2), tagId);
    points++;
    at = valueEnd;
    lastNumber = number;
    lastForm = form;
  }
  count = points;
  return true;
}

/** As `shortLengthAt` in TypeScript. */
function lengthAt(at: usize): i32 {
  const first = <i32>load<u8>(at);
  if (first < 0x80) return first;
  const second = <i32>load<u8>(at, 1);
  return second === 0 || second >= 0x80 ? -1 : (first & 0x7f) | (second << 7);
}

/** Bytes of a key and of a length. */
function sizeOfLength(length: i32): usize {
  return length < 0x80 ? 2 : 3;
}

/** As `numberAt` in TypeScript. */
function numberAt(at: usize, valueEnd: usize): i32 {
  const key = load<u8>(at);
  if (key === 0x15) return 1;
  if (key !== 0x42) return 0;
  const length = <usize>load<u8>(at, 1);
  if (length > 14 || at + 2 + length > valueEnd) return 0;
  const head = load<u32>(at, 2);
  const field = <u32>load<u16>(at, 6);
  if (length === 8) return head === FLOAT_WITH_FLOAT_VAL ? 6 : 0;
  if (length === 12) return head === DOUBLE_WITH_DOUBLE_VAL ? -6 : 0;
  if (length === 10) {
    if (head !== FLOAT_OF_EMPTY_SHAPE) return 0;
    return field === CONTENT_OF_FOUR || field === FLOAT_VAL_OF_FOUR ? 8 : 0;
  }
  if (length !== 14 || head !== DOUBLE_OF_EMPTY_SHAPE) return 0;
  return field === CONTENT_OF_EIGHT || field === DOUBLE_VAL_OF_EIGHT ? -8 : 0;
}

function isMetadata(at: usize, valueEnd: usize): bool {
  if (load<u8>(at) !== 0x4a) return false;
  const length = lengthAt(at + 1);
  return length >= 0 && at + sizeOfLength(length) + <usize>length === valueEnd;
}
