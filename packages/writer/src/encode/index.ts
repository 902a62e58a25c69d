export { audioValue, type Clip } from "./audio.ts";
export type { Numbers } from "./check.ts";
export {
  LAYOUT_TAG,
  layoutValue,
  type Layout,
  type LayoutCategory,
  type LayoutChart,
  type MarginSeries,
} from "./custom-scalars.ts";
export {
  encodeEvent,
  encodeFileVersion,
  encodeSessionStart,
  FILE_VERSION,
  type EventInput,
} from "./event.ts";
export { encodeGraph, kerasModelValue, type GraphAttribute, type GraphNode } from "./graph.ts";
export {
  bucketize,
  bucketsValue,
  histogramValue,
  type Bucket,
  type HistogramOptions,
} from "./histogram.ts";
export {
  hparamsConfigValue,
  sessionEndValue,
  sessionStartValue,
  type HparamInfo,
  type HparamsConfig,
  type MetricInfo,
  type SessionEnd,
  type SessionStart,
} from "./hparams.ts";
export { hparamsGroupName, type Hparams, type HparamValue } from "./hparams-group.ts";
export { imageValue, type EncodedImage, type ImageInput, type ImageOptions } from "./image.ts";
export { readImageHeader, type ImageHeader } from "./image-size.ts";
export { meshValues, type Mesh } from "./mesh.ts";
export type { BytePixels, Pixels } from "./pixels.ts";
export { encodePng, type Deflate } from "./png.ts";
export {
  prCurveValue,
  type PrCurveOptions,
  type Predictions,
  type ThresholdCounts,
} from "./pr-curve.ts";
export {
  encodeSprite,
  encodeVectors,
  PROJECTOR_CONFIG_FILE,
  projectorConfig,
  projectorMetadata,
  type Embedding,
  type VectorFile,
} from "./projector.ts";
export { encodeRecord } from "./record.ts";
export {
  encodeScalar,
  encodeSimpleValue,
  scalarValue,
  simpleValue,
  type ScalarEvent,
} from "./scalar.ts";
export type { TagOptions } from "./summary-value.ts";
export {
  tensorValue,
  type Dtype,
  type TensorInput,
  type TensorOptions,
  type TensorValues,
} from "./tensor.ts";
export { textValue, type TextInput } from "./text.ts";
export { videoValue, type Frames } from "./video.ts";
export type { Sound } from "./wav.ts";
