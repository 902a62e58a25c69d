export type { DataClass } from "@runlens/format";
export type { Experiment, Run, SeriesInfo } from "./run.ts";
export type {
  GroupColumns,
  Moments,
  OddRun,
  ScalarPoints,
  SeriesWindow,
  XAxis,
  XRange,
} from "./points.ts";
export {
  GROUP_BANDS,
  GROUP_CENTRES,
  type GroupBand,
  type GroupCentre,
  type LineGroup,
  type LinesQuery,
  type TagAxis,
} from "./lines.ts";
export { createPaceMeter, loadReportOf, type LoadPace, type LoadReport } from "./load-report.ts";
export {
  isInRange,
  pageStepsText,
  parsePageSteps,
  parseStep,
  rangeBetween,
  withOwnStep,
  withRange,
  withStep,
  type PageSteps,
  type StepRange,
} from "./page-steps.ts";
export type { FileProblem, LoadStatus, LogDirectory, UnlistedProblems } from "./status.ts";
export type {
  Change,
  ExperimentQuery,
  Attempts,
  PointsQuery,
  Reader,
  SeriesQuery,
  StatisticColumn,
  StatisticsQuery,
  Subscription,
  ValuesQuery,
  WindowQuery,
} from "./reader.ts";
export { STATISTICS, type Statistic } from "./statistics.ts";
export { LIVE_SECS, RUN_STATES, runStateOf, type RunSigns, type RunState } from "./run-state.ts";
export {
  apiRunTable,
  DEFAULT_TABLE_ROWS,
  isDistinctive,
  MAX_LISTED_VALUES,
  MAX_TABLE_ROWS,
  runTableOf,
  type ApiCell,
  type ApiRunTable,
  type ApiRunTableRequest,
  type Cell,
  type HyperparameterColumn,
  type RunColumns,
  type RunGroup,
  type RunSort,
  type RunTable,
  type RunTableQuery,
  type RunTableRow,
} from "./run-table.ts";
export type { Formula, RenderedMarkdown } from "./markdown.ts";
export type { LoggedData, LoggedValue, ValueProblem } from "./values.ts";
export {
  clampWeight,
  isConstant,
  MAX_SMOOTHING_POINTS,
  SMOOTHING_KINDS,
  smoothDebiased,
  smoothOn,
  type SmoothingKind,
  type SmoothingState,
} from "./smoothing.ts";
export { decodeWindows, encodePackedWindows, encodeWindows } from "./series-frame.ts";
export { decodeValues, encodeValues } from "./value-frame.ts";
export { encodeValuesAnswer, MAX_VALUE_QUERIES, type ValuesAnswer } from "./value-stream.ts";
export { createFrameReader, framed } from "./frame-stream.ts";
export { apiSeriesInfo, seriesInfoOf } from "./series-json.ts";
export type {
  ApiAnyWindowsRequest,
  ApiChange,
  ApiExperiments,
  ApiRuns,
  ApiSeries,
  ApiSeriesInfo,
  ApiSeriesRequest,
  ApiStatus,
  ApiTag,
  ApiTags,
  ApiTexts,
  ApiTextValue,
  ApiValuesAtRequest,
  ApiValuesRequest,
  ApiWindowsRequest,
} from "./api.ts";
export {
  NO_ANNOTATIONS,
  type AnnotationChange,
  type Annotations,
  type AnnotationsOutcome,
  type AnnotationsProblem,
  type AnnotationsRequest,
  type ExperimentAnnotations,
  type RunAnnotations,
  type RunPatch,
  type VersionedAnnotations,
} from "./annotations.ts";
export { applyChanges, type Applied } from "./annotation-changes.ts";
export { ANNOTATION_LIMITS, passedLimit } from "./annotation-limits.ts";
export {
  annotationsJson,
  annotationsOf,
  type AnnotationsJson,
  type ApiAnnotations,
  type ApiAnnotationsRequest,
  type ApiAnnotationsVersion,
} from "./annotations-json.ts";
