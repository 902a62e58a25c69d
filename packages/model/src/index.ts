export type { DataClass } from "@runlens/format";
export type { Experiment, Run, SeriesInfo } from "./run.ts";
export type { Moments, ScalarPoints, SeriesWindow, XAxis, XRange } from "./points.ts";
export { createPaceMeter, loadReportOf, type LoadPace, type LoadReport } from "./load-report.ts";
export type { FileProblem, LoadStatus, LogDirectory } from "./status.ts";
export type {
  Change,
  ExperimentQuery,
  Attempts,
  PointsQuery,
  Reader,
  SeriesQuery,
  Subscription,
  ValuesQuery,
  WindowQuery,
} from "./reader.ts";
export type { LoggedData, LoggedValue, ValueProblem } from "./values.ts";
export { clampWeight, smoothDebiased, smoothOn, type SmoothingState } from "./smoothing.ts";
export { decodeWindows, encodeWindows } from "./series-frame.ts";
export { decodeValues, encodeValues } from "./value-frame.ts";
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
  ApiValuesRequest,
  ApiWindowsRequest,
} from "./api.ts";
