export { createLearningRateLog, type LearningRateOptions } from "./learning-rate.ts";
export { l2Norm, logNorms, normsOf, type NamedValues, type Norms } from "./norms.ts";
export { createRunningMean, type RunningMean } from "./running-mean.ts";
export type { ScalarLog } from "./scalar-log.ts";
export {
  logSystemMetrics,
  type SystemMetrics,
  type SystemMetricsLog,
  type SystemMetricsOptions,
} from "./system-metrics.ts";
export { createThroughput, type Rates, type Throughput } from "./throughput.ts";
