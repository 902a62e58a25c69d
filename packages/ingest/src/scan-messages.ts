import type { Slab } from "@runlens/store";
import type { Stretch, StretchScanned } from "./scan-stretch.ts";
import { packTags, unpackTags, type TagPack } from "./tag-pack.ts";

/** What a scanning thread is started with. */
export interface ScanWorkerData {
  readonly segment: number;
  /** The segment's file; absent where chunks stay in memory. */
  readonly path?: string;
}

/** To a scanning thread: stretches to scan one after the other. */
export interface ScanTask {
  readonly stretches: readonly { readonly id: number; readonly stretch: Sent<Stretch, "place"> }[];
}

/** From a scanning thread; the first one, which says that it is there, is empty. */
export interface ScanAnswer {
  /** Memory that was not told of before, in which chunks of this or later answers lie. */
  readonly slabs: readonly Slab[];
  readonly scanned: readonly { readonly id: number; readonly scanned: SentScanned }[];
  /** The task is done, and the thread asks for the next one. */
  readonly isLast: boolean;
}

/** A message with its tags packed. */
type Sent<
  T extends { readonly [K in Name]: { readonly tags: unknown } },
  Name extends string,
> = Omit<T, Name> & { readonly [K in Name]: Omit<T[K], "tags"> & { readonly tags: TagPack } };

type SentLoaded = Sent<Extract<StretchScanned, { readonly kind: "loaded" }>, "delta">;
export type SentScanned = SentLoaded | Exclude<StretchScanned, { readonly kind: "loaded" }>;

export function packStretch(stretch: Stretch): Sent<Stretch, "place"> {
  const { place } = stretch;
  return { ...stretch, place: { ...place, tags: packTags(place.tags) } };
}

export function unpackStretch(stretch: Sent<Stretch, "place">): Stretch {
  const { place } = stretch;
  return { ...stretch, place: { ...place, tags: unpackTags(place.tags) } };
}

export function packScanned(scanned: StretchScanned): SentScanned {
  if (scanned.kind !== "loaded") return scanned;
  const { delta } = scanned;
  return { ...scanned, delta: { ...delta, tags: packTags(delta.tags) } };
}

export function unpackScanned(scanned: SentScanned): StretchScanned {
  if (scanned.kind !== "loaded") return scanned;
  const { delta } = scanned;
  return { ...scanned, delta: { ...delta, tags: unpackTags(delta.tags) } };
}
