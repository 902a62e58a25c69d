export { indexDirectoryFor, type PlaceOptions } from "./index-directory.ts";
export { takeLock, type Lock } from "./lock.ts";
export {
  TAIL_BYTES,
  type FileIdentity,
  type IndexedFile,
  type LogIndex,
  type Segment,
} from "./log-index.ts";
export { makeDirectories } from "./make-directories.ts";
export { openIndex, type IndexOptions } from "./open-index.ts";
export { pointsOn } from "./points-on.ts";
export { openSegmentFile, type SegmentFile } from "./segments.ts";
export { createSpill } from "./spill.ts";
