export { distinctSteps } from "./distinct-steps.ts";
export { createKnownSteps, type KnownSteps } from "./known-steps.ts";
export { nearestPosition } from "./nearest-position.ts";
export { shownPosition } from "./shown-position.ts";
export { useCardMoment, useValueAt, type CardShare } from "./use-card-values.ts";
export { useKnownSteps, useStepsOf } from "./use-known-steps.ts";
export {
  useRunValues,
  type DecodedValue,
  type RunValue,
  type RunValueKind,
  type StepsOf,
} from "./use-run-values.ts";
export { useLoaded, useMoments, useShownMoment, useValueSource, type Loaded } from "./use-media.ts";
export { createValueSource, type SeriesName, type ValueSource } from "./value-source.ts";
