export {
  clearBatch,
  createBatch,
  DEFAULT_BATCH_POINTS,
  type DamagedRange,
  type DataClass,
  type ScanBatch,
  type ScanResult,
  type ScannedReference,
  type ScannedRestart,
  type ScannedTag,
  type Scanner,
  type ScanStop,
} from "./scan-batch.ts";
