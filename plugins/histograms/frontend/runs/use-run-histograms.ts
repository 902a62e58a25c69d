import { readHistogram } from "@runlens/format";
import { statisticsOf, type StepHistogram } from "@runlens/histograms";
import type { LoggedValue, PageSteps } from "@runlens/model";
import type { VisibleRun } from "@runlens/plugin-api";
import {
  useRunValues,
  type DecodedValue,
  type Loaded,
  type RunValue,
  type RunValueKind,
  type ValueSource,
} from "@runlens/plugin-api/media";
import { useCallback } from "react";

/** A run's histogram: with finite buckets alone, at least one of them filled. */
export type RunHistogram = RunValue<StepHistogram>;

const HISTOGRAMS: RunValueKind<StepHistogram> = {
  decode: decodeHistogram,
  goneText: "It has no histogram any more.",
};

/** The histograms of one tag at the page's step; see `useRunValues`. */
export function useRunHistograms(
  source: ValueSource,
  tag: string,
  runs: readonly VisibleRun[],
  { step, range }: PageSteps,
): Loaded<readonly RunHistogram[]> {
  const stepsOf = useCallback(() => ({ step, range }), [step, range]);
  return useRunValues(HISTOGRAMS, source, tag, runs, stepsOf);
}

function decodeHistogram(value: LoggedValue): DecodedValue<StepHistogram> {
  if (value.kind === "unreadable") return { kind: "unreadable", reason: value.problem.message };
  const read = readHistogram(value.data);
  if (read.kind === "unreadable") return read;
  const { step, wallTimeSecs } = value;
  const { buckets, oddValues } = read;
  return statisticsOf(buckets).count > 0
    ? { kind: "value", value: { step, wallTimeSecs, buckets, oddValues } }
    : { kind: "unreadable", reason: `It holds no values at step ${step}.` };
}
