import type { Slab } from "@runlens/store";
import type { Stretch, StretchScanned } from "./scan-stretch.ts";

/** What a scanning thread is started with. */
export interface ScanWorkerData {
  readonly segment: number;
  /** The segment's file; absent where chunks stay in memory. */
  readonly path?: string;
}

/** To a scanning thread: stretches to scan one after the other. */
export interface ScanTask {
  readonly stretches: readonly { readonly id: number; readonly stretch: Stretch }[];
}

/** From a scanning thread; the first one, which says that it is there, is empty. */
export interface ScanAnswer {
  /** Memory that was not told of before, in which chunks of this or later answers lie. */
  readonly slabs: readonly Slab[];
  readonly scanned: readonly { readonly id: number; readonly scanned: StretchScanned }[];
  /** The task is done, and the thread asks for the next one. */
  readonly isLast: boolean;
}
