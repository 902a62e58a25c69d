import { NO_VIEWS, type Views } from "./slabs.ts";

/** Where the points of a chunk lie at the moment. */
export interface LocatedChunk {
  views: Views;
  /** In the views, in bytes; a multiple of 8. */
  offset: number;
}

/**
 * A chunk stays where it was located until others had their turn or so many more were read
 * from disk: enough to wait for memory together, few enough for the nearest cache.
 */
export const LOCATED_AT_ONCE = 64;

export function nowhere(): LocatedChunk {
  return { views: NO_VIEWS, offset: 0 };
}
