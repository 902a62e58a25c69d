export { RunlensError } from "@runlens/base";
export type { Points } from "./embedding-files.ts";
export * from "./encode/index.ts";
export type { FileWriterOptions } from "./file-writer-options.ts";
export { createFileWriter, type FileWriter } from "./file-writer.ts";
export { every, everySeconds, type Gate } from "./gates.ts";
export type { Lazy, Log, LogOptions } from "./log-types.ts";
export type { Cell, Table } from "./markdown-table.ts";
export type { SummaryScope } from "./summary-scope.ts";
export {
  createSummaryWriter,
  type HparamsInput,
  type SummaryWriter,
  type SummaryWriterOptions,
} from "./summary-writer.ts";
export { startProfile, type Profile, type ProfileOptions } from "./profile/index.ts";
export {
  collectManifest,
  logManifest,
  MANIFEST_TAG,
  type ManifestOptions,
  manifestText,
  readGitState,
  type GitState,
  type RunManifest,
  runName,
  type RunNameParts,
  type TextLog,
} from "./runs/index.ts";
export {
  createLearningRateLog,
  createRunningMean,
  createThroughput,
  l2Norm,
  type LearningRateOptions,
  logNorms,
  logSystemMetrics,
  type NamedValues,
  type Norms,
  normsOf,
  type Rates,
  type RunningMean,
  type ScalarLog,
  type SystemMetrics,
  type SystemMetricsLog,
  type SystemMetricsOptions,
  type Throughput,
} from "./statistics/index.ts";
export {
  createTrainingCallback,
  type TrainedModel,
  type TrainingCallback,
  type TrainingCallbackOptions,
} from "./tfjs/index.ts";
