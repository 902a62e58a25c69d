export {
  createStore,
  type FileSink,
  type LoadProgress,
  type Store,
  type StoreOptions,
} from "./store.ts";
export { MIN_CHANGE_INTERVAL_MS, type Schedule } from "./change-feed.ts";
export { MAX_PROBLEMS } from "./problem-log.ts";
export type { ReadStretch, StretchRead } from "./read-stretch.ts";
export type { ScannedFile } from "./source-file.ts";
