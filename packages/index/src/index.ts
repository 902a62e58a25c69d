export {
  TAIL_BYTES,
  type FileIdentity,
  type IndexedFile,
  type LogIndex,
  type Segment,
} from "./log-index.ts";
