import type { ScanBatch } from "@runlens/format";

/** The largest finite wall time of a batch or the one before, whichever is later. */
export function latestTime(batch: ScanBatch, before: number | undefined): number | undefined {
  let latest = before ?? -Infinity;
  for (let i = 0; i < batch.count; i++) latest = later(latest, batch.wallTimesSecs[i] ?? NaN);
  for (const { wallTimeSecs } of batch.references) latest = later(latest, wallTimeSecs);
  return latest === -Infinity ? undefined : latest;
}

function later(latest: number, wallTimeSecs: number): number {
  return wallTimeSecs > latest && wallTimeSecs < Infinity ? wallTimeSecs : latest;
}
