export { createBlobCounts, type BlobCounts } from "./blob-counts.ts";
export { decodeBlobKey, encodeBlobKey, type BlobKey } from "./blob-key.ts";
export { blobTagsRoute } from "./blob-tags-route.ts";
export { blobMoments, blobOf, isSeriesOf, lastOfEachStep } from "./blobs.ts";
export {
  HISTOGRAMS,
  histogramsOf,
  requestedHistograms,
  type LoggedHistogram,
} from "./histograms.ts";
export { imageType } from "./image-type.ts";
export { countParam, runAndTag, seriesText } from "./parameters.ts";
export { isCurrentVersion } from "./plugin-version.ts";
export { pythonFloat, pythonString } from "./python-text.ts";
export { createListsMemo, type ListsMemo } from "./lists-memo.ts";
export { joinJson } from "./json-parts.ts";
export { ROW_FORM, type PointForm } from "./points-form.ts";
export { pointLimit, sampledPositions, scalarLimit, type PointLimit } from "./sampling.ts";
export { createScalarBytes, type ScalarBytes } from "./scalar-bytes.ts";
export { scalarRoute } from "./scalar-route.ts";
export { tagTable } from "./tag-table.ts";
export { tagsRoute } from "./tags-route.ts";
export { matrixRows, sampledTensors, type LoggedTensor } from "./tensors.ts";
export { pointRows, thinnedPositions, type PointRow } from "./thin-points.ts";
export { momentsOf, sampledMoments, type Moment } from "./values.ts";
