import { makeFoldTables, updateBulk } from "./bulk-crc32c.ts";
import { makeTables, masked, maskedOfLength } from "./crc32c.ts";
import { count, setCount, takeScalars } from "./event.ts";
import {
  capacity,
  ends,
  layOut,
  MAX_TEMPLATES,
  nameLengths,
  names,
  nameStarts,
  results,
  scalars,
  slots,
  sortedSteps,
  sortedValues,
  sortedWallTimes,
  steps,
  successors,
  tagIds,
  values,
  wallTimes,
  window,
} from "./memory.ts";
import { sortByTag } from "./sort.ts";
import { lastTag, setLastTag, useTags } from "./tags.ts";
import {
  fits,
  keepTemplate,
  registerOf,
  stepOf,
  templateOf,
  valueOf,
  wallTimeOf,
} from "./template.ts";

export {
  ends,
  isIntact,
  nameLengths,
  names,
  nameStarts,
  results,
  scalars,
  slots,
  sortByTag,
  sortedSteps,
  sortedValues,
  sortedWallTimes,
  steps,
  successors,
  tagIds,
  useTags,
  values,
  wallTimes,
  window,
};

const HEADER_BYTES: usize = 12;
const FOOTER_BYTES: usize = 4;
const FRAME_BYTES: usize = 16;

/** Once, before anything else. */
export function init(windowBytes: i32, batchPoints: i32, maxTags: i32, maxNameBytes: i32): void {
  layOut(windowBytes, batchPoints, maxTags, maxNameBytes);
  makeTables();
  makeFoldTables();
}

/** Whether the checksum of the payload [start, end), which follows it, is right. */
function isIntact(start: usize, end: usize): bool {
  return masked(updateBulk(0xffffffff, start, end)) === load<u32>(end);
}

/**
 * As `takeScalarEvents` in TypeScript, on the bytes [from, end), behind `points` points of the
 * batch. Returns where it stopped; `results` say what it found.
 */
export function take(from: usize, end: usize, points: i32, verify: bool): usize {
  let at = from;
  let taken = 0;
  setCount(points);
  for (;;) {
    const next = takeUsual(at, end, verify);
    taken += usualTaken;
    at = next;
    if (end - at < FRAME_BYTES || count >= capacity) break;
    const length = load<u32>(at);
    if (load<u32>(at, 4) !== 0 || load<u32>(at, 8) !== maskedOfLength(length)) break;
    if (<usize>length > end - at - FRAME_BYTES) break;
    const start = at + HEADER_BYTES;
    const footer = start + <usize>length;
    const before = count;
    if (!takeScalars(start, footer)) break;
    if (verify && !isIntact(start, footer)) {
      setCount(before);
      break;
    }
    if (count === before + 1) keepTemplate(lastTag, at, footer);
    at = footer + FOOTER_BYTES;
    taken++;
  }
  store<i32>(results, count);
  store<i32>(results, taken, 4);
  return at;
}

let usualTaken: i32 = 0;

/** Takes records for as long as they are as the templates of the expected tags say. */
function takeUsual(from: usize, end: usize, verify: bool): usize {
  let at = from;
  let points = count;
  let last = lastTag;
  while (points < capacity) {
    const tagId = load<i32>(successors + ((<usize>last) << 2));
    if (tagId >= MAX_TEMPLATES) break;
    const template = templateOf(tagId);
    const recordBytes = <usize>load<i32>(template);
    if (recordBytes === 0 || recordBytes > end - at || !fits(template, at)) break;
    const next = at + recordBytes;
    if (verify && masked(registerOf(template, at)) !== load<u32>(next - FOOTER_BYTES)) break;
    store<f64>(steps + ((<usize>points) << 3), <f64>stepOf(template, at));
    store<f64>(wallTimes + ((<usize>points) << 3), wallTimeOf(at));
    store<f64>(values + ((<usize>points) << 3), valueOf(template, at));
    store<i32>(tagIds + ((<usize>points) << 2), tagId);
    points++;
    last = tagId;
    at = next;
  }
  usualTaken = points - count;
  setCount(points);
  setLastTag(last);
  return at;
}
