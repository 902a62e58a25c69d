export {
  deriveSeries,
  seriesNeededBy,
  type SeriesNeed,
  type SeriesSource,
} from "./derived-series.ts";
export { groupLine, type GroupLine, type GroupOptions, type Member } from "./group-line.ts";
export { oddValuesOf, type OddValues } from "./odd-values.ts";
export { joinTo } from "./join.ts";
export { pickPoints, type PickedPoints } from "./pick-points.ts";
export { columnOf, EXACT_POINTS_PER_COLUMN } from "./pixel-columns.ts";
export { smoothLine, smoothLineBySteps } from "./smooth-line.ts";
export {
  reachOf,
  smoothedInTimeOf,
  smoothStretch,
  type LocalSmoothing,
  type Stretch,
} from "./smooth-stretch.ts";
export { DistanceMeter, TimeEma } from "./time-ema.ts";
