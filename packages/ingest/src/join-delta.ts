import type { ScannedTag } from "@runlens/format";
import { CHUNK_ROW_BYTES, ChunkRows, U32_FIELD, type FileDelta } from "@runlens/store";
import type { FilePlace } from "./file-place.ts";

/**
 * The delta of a stretch that was scanned with no more known than `known`, as it would be
 * had all been known that stands before it in the file; changes the delta's memory.
 * Undefined when it would be otherwise: a tag that was new to it had another kind before.
 *
 * @param place where the stretch begins. Its tags begin with those of `known`.
 */
export function joinDelta(
  place: FilePlace,
  known: FilePlace,
  delta: FileDelta,
): FileDelta | undefined {
  const tagIds = new Map(place.tags.map((tag, id) => [tag.name, id]));
  const tags: ScannedTag[] = [];
  const newIds: number[] = [];
  for (const tag of delta.tags) {
    const id = tagIds.get(tag.name);
    const first = id === undefined ? undefined : place.tags[id];
    if (first !== undefined && !isOfOneKind(first, tag)) return undefined;
    newIds.push(id ?? place.tags.length + tags.length);
    if (id === undefined) tags.push(tag);
  }
  renumber(delta, known.tags.length, newIds, place.restartCount - known.restartCount);
  const { fileVersion, firstTimeSecs } = place.scanner;
  return {
    ...delta,
    tags,
    scanner: {
      ...(fileVersion !== undefined && { fileVersion }),
      ...delta.scanner,
      ...(firstTimeSecs !== undefined && { firstTimeSecs }),
      eventCount: place.scanner.eventCount + delta.scanner.eventCount,
    },
  };
}

/** What a scanner is told to begin a stretch of which only the tags are known. */
export function guessedPlace(offset: number, { tags }: FilePlace): FilePlace {
  return { nextOffset: offset, tags, restartCount: 0, scanner: { eventCount: 0 } };
}

/** Whether a scanner treats values of both alike. */
function isOfOneKind(a: ScannedTag, b: ScannedTag): boolean {
  return a.dataClass === b.dataClass && a.pluginName === b.pluginName;
}

/** Tag ids from `firstId` on become those of `newIds`. */
function renumber(
  { chunks, references }: FileDelta,
  firstId: number,
  newIds: readonly number[],
  restartsBefore: number,
): void {
  if (restartsBefore === 0 && newIds.every((id, i) => id === firstId + i)) return;
  const rows = new ChunkRows(chunks);
  const { tagId, restartCount } = U32_FIELD;
  for (let row = 0; row < chunks.length / CHUNK_ROW_BYTES; row++) {
    const id = rows.u32(row, tagId);
    rows.setU32(row, tagId, newIds[id - firstId] ?? id);
    rows.setU32(row, restartCount, rows.u32(row, restartCount) + restartsBefore);
  }
  const { tagIds, restartCounts } = references;
  for (const [i, id] of tagIds.entries()) tagIds[i] = newIds[id - firstId] ?? id;
  for (const [i, count] of restartCounts.entries()) restartCounts[i] = count + restartsBefore;
}
