import type { ScannedTag } from "@runlens/format";
import type { SeriesInfo, SeriesQuery } from "@runlens/model";
import { placeKeyOf } from "./chunk-place.ts";
import { ChunkRows, F64_FIELD, U16_FIELD, U32_FIELD } from "./chunk-row.ts";
import type { FileDelta } from "./file-delta.ts";
import { referenceDelta } from "./reference-columns.ts";
import { seriesInfo } from "./series-info.ts";
import type { TagOrder } from "./tag-order.ts";

/** What is kept of a delta without restarts whose series nobody has looked at yet. */
export interface FoldedDelta extends Pick<FileDelta, "tags" | "chunks" | "references"> {
  /** Of the change that brought it. */
  readonly version: number;
}

const NO_REFERENCES = referenceDelta([], []);

export function foldDelta({ tags, chunks, references }: FileDelta, version: number): FoldedDelta {
  const isOfPoints = references.tagIds.length === 0;
  return { version, tags, chunks, references: isOfPoints ? NO_REFERENCES : references };
}

/** What lists tell of the series of one file, as parallel columns by tag id. */
export interface FoldedSums {
  readonly tags: readonly ScannedTag[];
  readonly pointCounts: number[];
  readonly firstSteps: number[];
  readonly lastSteps: number[];
  /** Of the last change of each. */
  readonly versions: number[];
}

/**
 * Sums up the deltas of a file as the default view of a run without other files shows them;
 * undefined where it hides something, since a step went back.
 */
export function sumUpFolded(folded: readonly FoldedDelta[]): FoldedSums | undefined {
  const tags = tagsOf(folded);
  const sums: FoldedSums = {
    tags,
    pointCounts: tags.map(() => 0),
    firstSteps: tags.map(() => NaN),
    lastSteps: tags.map(() => NaN),
    versions: tags.map(() => 0),
  };
  for (const delta of folded) {
    if (!addChunks(sums, delta) || !addReferences(sums, delta)) return undefined;
  }
  return sums;
}

/** Values of every kind. @param rows of the delta. */
export function valueCountOf(rows: ChunkRows, { references }: FileDelta): number {
  let count = references.tagIds.length;
  for (let row = 0; row < rows.capacity; row++) count += rows.u16(row, U16_FIELD.count);
  return count;
}

/** Names of the tags that have values in the last one. */
export function grownTags(folded: readonly FoldedDelta[]): string[] {
  const tags = tagsOf(folded);
  const last = folded.at(-1);
  if (last === undefined) return [];
  const { chunks, references } = last;
  const rows = new ChunkRows(chunks);
  const ids = new Set<number>(references.tagIds);
  for (let row = 0; row < rows.capacity; row++) ids.add(rows.u32(row, U32_FIELD.tagId));
  return Array.from(ids, (id) => tags[id]?.name ?? []).flat();
}

/** Whether chunks lie in some places; see `placeKey`. */
export function hasChunkIn(folded: readonly FoldedDelta[], places: ReadonlySet<number>): boolean {
  return folded.some(({ chunks }) => {
    const rows = new ChunkRows(chunks);
    for (let row = 0; row < rows.capacity; row++) {
      if (places.has(placeKeyOf(rows, row))) return true;
    }
    return false;
  });
}

/** By tag id. Mostly the list of the first delta itself, which many files share. */
function tagsOf(folded: readonly FoldedDelta[]): readonly ScannedTag[] {
  const lists = folded.map(({ tags }) => tags).filter(({ length }) => length > 0);
  return lists.length === 1 ? (lists[0] ?? []) : lists.flat();
}

function addChunks(sums: FoldedSums, { chunks, version }: FoldedDelta): boolean {
  const rows = new ChunkRows(chunks);
  for (let row = 0; row < rows.capacity; row++) {
    const tagId = rows.u32(row, U32_FIELD.tagId);
    if (sums.tags[tagId]?.dataClass !== "scalar") continue;
    const firstStep = rows.f64(row, F64_FIELD.firstStep);
    const lastStep = rows.f64(row, F64_FIELD.lastStep);
    const count = rows.u16(row, U16_FIELD.count);
    if (!addStretch(sums, tagId, firstStep, lastStep, count)) return false;
    sums.versions[tagId] = version;
  }
  return true;
}

function addReferences(sums: FoldedSums, { references, version }: FoldedDelta): boolean {
  const { tagIds, steps } = references;
  for (let i = 0; i < tagIds.length; i++) {
    const tagId = tagIds[i] ?? 0;
    const tag = sums.tags[tagId];
    if (tag === undefined || tag.dataClass === "scalar") continue;
    const step = steps[i] ?? NaN;
    if (!addStretch(sums, tagId, step, step, 1)) return false;
    sums.versions[tagId] = version;
  }
  return true;
}

/** Returns whether it goes on where the series ended. */
function addStretch(
  { pointCounts, firstSteps, lastSteps }: FoldedSums,
  tagId: number,
  firstStep: number,
  lastStep: number,
  count: number,
): boolean {
  const before = pointCounts[tagId] ?? 0;
  if (before === 0) firstSteps[tagId] = firstStep;
  else if (firstStep < (lastSteps[tagId] ?? NaN)) return false;
  lastSteps[tagId] = lastStep;
  pointCounts[tagId] = before + count;
  return true;
}

/** Of the series that match and have values, in the order of their tags. */
export function infosOfFolded(
  run: string,
  { tags, pointCounts, firstSteps, lastSteps, versions }: FoldedSums,
  query: SeriesQuery,
  order: TagOrder,
): SeriesInfo[] {
  const names = query.tags && new Set(query.tags);
  const infos: SeriesInfo[] = [];
  for (const tagId of order.places(tags)) {
    const tag = tags[tagId];
    const count = pointCounts[tagId] ?? 0;
    if (tag === undefined || count === 0 || names?.has(tag.name) === false) continue;
    if (query.pluginName !== undefined && tag.pluginName !== query.pluginName) continue;
    const firstStep = firstSteps[tagId] ?? NaN;
    const lastStep = lastSteps[tagId] ?? NaN;
    infos.push(seriesInfo(run, tag, count, firstStep, lastStep, versions[tagId] ?? 0));
  }
  return infos;
}
