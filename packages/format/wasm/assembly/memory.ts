/**
 * What lies where in linear memory. `layOut` is called once, before the host makes views on
 * the memory: it never grows again, so that the views hold.
 */

/** What `take` reports, two of i32: points in the batch and events taken. */
export const results: usize = 64;

/** 32 tables of 16 bytes, and room for 64 bytes: bulk-crc32c.ts. */
export const FOLD_TABLES: usize = 1024;
export const SCRATCH: usize = 2048;

/** 256 tables of 256 entries of four bytes: crc32c.ts. */
export const CRC_TABLES: usize = 4096;
export const CRC_TABLES_BYTES: usize = 256 * 256 * 4;

/** A slot of 512 bytes for each of the first tags: template.ts. */
export const TEMPLATE_SHIFT: usize = 9;
export const MAX_TEMPLATES: i32 = 4096;

/** Bytes behind the window that may be read and are not looked at. */
const SLACK_BYTES: usize = 512;
const PAGE_SHIFT: usize = 16;

/** The bytes to scan. */
export let window: usize = 0;

/** The batch: columns of f64, f64, f64 and i32. */
export let capacity: i32 = 0;
export let steps: usize = 0;
export let wallTimes: usize = 0;
export let values: usize = 0;
export let tagIds: usize = 0;

/** The same sorted by tag, without tag ids; and by tag id the place behind its last point. */
export let sortedSteps: usize = 0;
export let sortedWallTimes: usize = 0;
export let sortedValues: usize = 0;
export let ends: usize = 0;

/** The tag table: four columns of i32, its hash slots of i32, one column of u8, and bytes of names. */
export let nameStarts: usize = 0;
export let nameLengths: usize = 0;
export let successors: usize = 0;
export let slots: usize = 0;
export let scalars: usize = 0;
export let names: usize = 0;

export let templates: usize = 0;

/** `maxTags`: a power of two. */
export function layOut(windowBytes: i32, batchPoints: i32, maxTags: i32, maxNameBytes: i32): void {
  window = CRC_TABLES + CRC_TABLES_BYTES;
  capacity = batchPoints;
  steps = aligned(window + <usize>windowBytes + SLACK_BYTES);
  wallTimes = steps + ((<usize>batchPoints) << 3);
  values = wallTimes + ((<usize>batchPoints) << 3);
  tagIds = values + ((<usize>batchPoints) << 3);
  sortedSteps = aligned(tagIds + ((<usize>batchPoints) << 2));
  sortedWallTimes = sortedSteps + ((<usize>batchPoints) << 3);
  sortedValues = sortedWallTimes + ((<usize>batchPoints) << 3);
  ends = sortedValues + ((<usize>batchPoints) << 3);
  nameStarts = aligned(ends + ((<usize>maxTags) << 2));
  nameLengths = nameStarts + ((<usize>maxTags) << 2);
  successors = nameLengths + ((<usize>maxTags) << 2);
  slots = successors + ((<usize>maxTags) << 2);
  scalars = slots + ((<usize>maxTags) << 3);
  names = aligned(scalars + <usize>maxTags);
  templates = aligned(names + <usize>maxNameBytes);
  const end = templates + ((<usize>MAX_TEMPLATES) << TEMPLATE_SHIFT);
  memory.grow(<i32>((end >> PAGE_SHIFT) + 1) - memory.size());
}

function aligned(address: usize): usize {
  return (address + 63) & ~63;
}
