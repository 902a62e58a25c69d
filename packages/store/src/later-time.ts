import type { ScanBatch } from "@runlens/format";
import { CHUNK_FLAGS, F64_FIELD, type ChunkRows } from "./chunk-row.ts";
import type { OpenChunk } from "./open-chunk.ts";

/** The largest finite wall time of a batch or the one before, whichever is later. */
export function latestOfBatch(batch: ScanBatch, before: number | undefined): number | undefined {
  return latestOf(batch.wallTimesSecs.subarray(0, batch.count), latestOfReferences(batch, before));
}

/** The same of the values that are no scalars. */
export function latestOfReferences(
  { references }: ScanBatch,
  before: number | undefined,
): number | undefined {
  return latestOf(
    references.map(({ wallTimeSecs }) => wallTimeSecs),
    before,
  );
}

/** The same of a chunk that was just sealed as `row`: mostly its last. */
export function latestOfChunk(
  open: OpenChunk,
  rows: ChunkRows,
  row: number,
  before: number | undefined,
): number | undefined {
  const last = rows.f64(row, F64_FIELD.lastTime);
  if (!rows.has(row, CHUNK_FLAGS.sortedTimes) || last === Infinity) {
    return latestOf(open.wallTimesSecs, before);
  }
  const isLater = last > (before ?? -Infinity);
  return isLater ? last : before;
}

function latestOf(
  timesSecs: readonly number[] | Float64Array,
  before: number | undefined,
): number | undefined {
  let latest = before ?? -Infinity;
  for (const time of timesSecs) if (time > latest && time < Infinity) latest = time;
  return latest === -Infinity ? undefined : latest;
}
