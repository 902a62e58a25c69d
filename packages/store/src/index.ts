export {
  createStore,
  NO_FILES,
  type FileSink,
  type FileSums,
  type LoadProgress,
  type Store,
  type StoreOptions,
} from "./store.ts";
export { MIN_CHANGE_INTERVAL_MS, type Schedule } from "./change-feed.ts";
export { MAX_NOTICES } from "./notice-log.ts";
export { MAX_PROBLEMS } from "./problem-log.ts";
export type { ReadStretch, StretchRead } from "./read-stretch.ts";
export type { ReadAgain, ScannedFile } from "./source-file.ts";
export { createDeltaBuilders, type DeltaBuilder, type KnownOfFile } from "./delta-builder.ts";
export type { FileDelta, ReferenceDelta } from "./file-delta.ts";
export { chunkBytes } from "./chunk-layout.ts";
export { CHUNK_ROW_BYTES, ChunkRows, U16_FIELD, U32_FIELD } from "./chunk-row.ts";
export {
  ALIGNMENT_BYTES,
  createSlabWriter,
  SLAB_BYTES,
  type Slab,
  type SlabWriter,
} from "./slabs.ts";
