import { createSlabWriter, type StoreOptions } from "@runlens/store";
import type { LogIndex } from "./log-index.ts";

/** What makes a store keep its points in the segments of an index. */
export function pointsOn(
  index: Pick<LogIndex, "newSegment" | "readSegment" | "writeSegment">,
): Pick<StoreOptions, "readSegment" | "writeSegment" | "createSlabWriter"> {
  const { segment } = index.newSegment();
  const write = (bytes: Uint8Array, position: number): void =>
    index.writeSegment(segment, position, bytes);
  return {
    readSegment: (...place) => index.readSegment(...place),
    writeSegment: (...place) => index.writeSegment(...place),
    createSlabWriter: (onSlab) => createSlabWriter({ segment, onSlab, write }),
  };
}
