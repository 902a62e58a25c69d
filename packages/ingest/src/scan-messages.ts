import type { FileDelta, ReferenceDelta, Slab } from "@runlens/store";
import type { FilePlace } from "./file-place.ts";
import type { Loaded, Stretch, StretchScanned } from "./scan-stretch.ts";
import type { SentTags, TagListsIn, TagListsOut } from "./tag-lists.ts";
import { packTags, unpackTags, type TagPack } from "./tag-pack.ts";

/** What a scanning thread is started with. */
export interface ScanWorkerData {
  readonly segment: number;
  /** The segment's file; absent where chunks stay in memory. */
  readonly path?: string;
}

/** What ends a thread: from 1 on it begins no more stretches, and at the next message it is gone. */
export type Ending = Int32Array<SharedArrayBuffer>;

/** To a scanning thread: stretches to scan one after the other. */
export interface ScanTask {
  readonly stretches: readonly { readonly id: number; readonly stretch: SentStretch }[];
}

/** From a scanning thread; the first one, which says that it is there, is empty. */
export interface ScanAnswer {
  /** Memory that was not told of before, in which chunks of this or later answers lie. */
  readonly slabs: readonly Slab[];
  readonly scanned: readonly { readonly id: number; readonly scanned: SentScanned }[];
  /** The task is done, and the thread asks for the next one. */
  readonly isLast: boolean;
}

/** A stretch with its tags packed. */
export interface SentStretch extends Omit<Stretch, "place"> {
  readonly place: Omit<FilePlace, "tags"> & { readonly tags: TagPack };
}

/** What was loaded, with its tags packed and without references where there are none. */
export interface SentLoaded extends Omit<Loaded, "delta"> {
  readonly delta: Omit<FileDelta, "tags" | "references"> & {
    readonly tags: SentTags;
    readonly references?: ReferenceDelta;
  };
}

export type SentScanned = SentLoaded | Exclude<StretchScanned, Loaded>;

export function packStretch(stretch: Stretch): SentStretch {
  const { place } = stretch;
  return { ...stretch, place: { ...place, tags: packTags(place.tags) } };
}

export function unpackStretch(stretch: SentStretch): Stretch {
  const { place } = stretch;
  return { ...stretch, place: { ...place, tags: unpackTags(place.tags) } };
}

/** @param lists of the thread. */
export function packScanned(scanned: StretchScanned, lists: TagListsOut): SentScanned {
  if (scanned.kind !== "loaded") return scanned;
  const { tags, references, ...rest } = scanned.delta;
  const hasReferences = references.tagIds.length > 0;
  return {
    ...scanned,
    delta: { ...rest, tags: lists.pack(tags), ...(hasReferences && { references }) },
  };
}

/** @param lists that were taken from the thread. */
export function unpackScanned(scanned: SentScanned, lists: TagListsIn): StretchScanned {
  if (scanned.kind !== "loaded") return scanned;
  const { tags, references = NO_REFERENCES, ...rest } = scanned.delta;
  return { ...scanned, delta: { ...rest, tags: lists.unpack(tags), references } };
}

const NO_REFERENCES: ReferenceDelta = {
  tagIds: new Int32Array(),
  restartCounts: new Int32Array(),
  steps: new Float64Array(),
  wallTimesSecs: new Float64Array(),
  offsets: new Float64Array(),
  byteLengths: new Float64Array(),
};
