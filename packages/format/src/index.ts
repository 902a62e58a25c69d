export { crc32c, crc32cOfView, maskedCrc32c, maskedCrc32cOfView } from "./crc32c.ts";
export {
  decodeEvent,
  type Event,
  type EventContent,
  type EventRead,
  type SessionStatus,
  type SummaryValue,
  type ValueData,
} from "./event.ts";
export { createScanner, type ScannerOptions } from "./event-scanner.ts";
export type { Bucket } from "./histogram/bucket.ts";
export { compressHistogram, type Percentile } from "./histogram/compress-histogram.ts";
export { readHistogram, type HistogramRead } from "./histogram/read-histogram.ts";
export { findRecord, FRAME_BYTES, HEADER_BYTES, readRecord, type RecordRead } from "./record.ts";
export {
  clearBatch,
  createBatch,
  DEFAULT_BATCH_POINTS,
  type DamagedRange,
  type DataClass,
  type PointsByTag,
  type ScanBatch,
  type ScanResult,
  type ScannedReference,
  type ScannedRestart,
  type ScannedTag,
  type Scanner,
  type ScannerState,
  type ScanStop,
  type SortByTag,
} from "./scan-batch.ts";
export {
  createScanSpace,
  type DecoderName,
  type ScanSpace,
  type ScanSpaceOptions,
} from "./scan-space.ts";
export type { SummaryMetadata } from "./summary-metadata.ts";
export { decodeTensor, type Tensor, type TensorRead } from "./tensor.ts";
export {
  decodeLayout,
  type Layout,
  type LayoutCategory,
  type LayoutChart,
  type MarginSeries,
} from "./layout/decode-layout.ts";
export { mergeLayouts } from "./layout/merge-layouts.ts";
export { MESH_PARTS, readMeshMetadata, type MeshMetadata, type MeshPart } from "./mesh-metadata.ts";
export { MANIFEST_TAG } from "./manifest-tag.ts";
export { blobSequence } from "./upgrade/blob-sequence.ts";
export type { StoredData } from "./upgrade/stored-data.ts";
export { tensorForm } from "./upgrade/tensor-form.ts";
export { VARINT, WireReader } from "./wire.ts";
