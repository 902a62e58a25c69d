import {
  CHECKSUM_TABLES_END,
  crc32c,
  makeChecksumTables,
} from "@runlens/format/wasm/assembly/checksum.ts";
import {
  EVEN_STEPS,
  MAX_POINTS,
  NARROW_STEPS,
  NARROW_TIMES,
  NARROW_VALUES,
  ROW_BYTES,
  rowOf,
} from "./row.ts";
import { stepFlags, writeNarrowSteps } from "./steps.ts";
import { timeFlags } from "./times.ts";
import { valueFlags, writeNarrowValues } from "./values.ts";

const PAGE_SHIFT: usize = 16;

/** The points of a chunk: three columns of f64, steps, wall times and values. */
export const points: usize = CHECKSUM_TABLES_END;
/** What is known of it, as chunk-row.ts describes. */
export const row: usize = points + MAX_POINTS * 24;
/** The points as they are stored. */
export const stored: usize = row + ROW_BYTES;

const END: usize = stored + MAX_POINTS * 24;

/** Once, before anything else. */
export function init(): void {
  memory.grow(<i32>((END >> PAGE_SHIFT) + 1) - memory.size());
  makeChecksumTables();
}

/**
 * As `TYPESCRIPT_ENCODER`: of each column `count` points, `capacity` apart. Returns how many
 * bytes are stored.
 */
export function encode(count: i32, capacity: i32, needsChecksum: bool): i32 {
  const columnBytes = (<usize>capacity) << 3;
  const steps = points;
  const times = steps + columnBytes;
  const values = times + columnBytes;

  let at = stored;
  const ofTimes = timeFlags(times, count, at);
  at = ofTimes & NARROW_TIMES ? padded(at, count) : copied(at, times, count);
  const ofSteps = stepFlags(steps, count);
  if (ofSteps & NARROW_STEPS) {
    writeNarrowSteps(at, steps, count);
    at = padded(at, count);
  } else if (!(ofSteps & EVEN_STEPS)) {
    at = copied(at, steps, count);
  }
  const ofValues = valueFlags(values, count, row);
  if (ofValues & NARROW_VALUES) {
    writeNarrowValues(at, values, count);
    at = padded(at, count);
  } else {
    at = copied(at, values, count);
  }
  const checksum = needsChecksum ? crc32c(stored, at) : 0;
  rowOf(row, steps, times, count, ofSteps | ofTimes | ofValues, checksum);
  return <i32>(at - stored);
}

/** Behind a column of four bytes each, which ends at a multiple of eight. */
function padded(at: usize, count: i32): usize {
  const end = at + ((<usize>count) << 2);
  if ((count & 1) === 0) return end;
  store<i32>(end, 0);
  return end + 4;
}

function copied(at: usize, column: usize, count: i32): usize {
  const byteLength = (<usize>count) << 3;
  memory.copy(at, column, byteLength);
  return at + byteLength;
}
