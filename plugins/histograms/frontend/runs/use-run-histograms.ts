import { messageOf } from "@runlens/base";
import { readHistogram } from "@runlens/format";
import { statisticsOf, type StepHistogram } from "@runlens/histograms";
import type { Moments } from "@runlens/model";
import type { VisibleRun } from "@runlens/plugin-api";
import {
  nearestPosition,
  useLoaded,
  type Loaded,
  type ValueSource,
} from "@runlens/plugin-api/media";
import { useCallback, useEffect, useState } from "react";

/** What a run has under a tag at a step. */
export interface RunHistogram {
  readonly run: string;
  readonly moments: Moments;
  /** At the step that is nearest; with finite buckets alone, at least one of them filled. */
  readonly histogram?: StepHistogram;
  /** Why there is none that can be drawn. */
  readonly problem?: string;
}

/**
 * The histograms of one tag at one step, of each run the one that is nearest, kept fresh.
 * While others are on their way, the old ones stay.
 *
 * @param runs that have the tag; they must keep their identity while they are the same.
 * @param step undefined: the newest of each run.
 */
export function useRunHistograms(
  source: ValueSource,
  tag: string,
  runs: readonly VisibleRun[],
  step: number | undefined,
): Loaded<readonly RunHistogram[]> {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const stops = runs.map(({ name }) =>
      source.follow({ run: name, tag }, () => setVersion((known) => known + 1)),
    );
    return () => stops.forEach((stop) => stop());
  }, [source, tag, runs]);
  const load = useCallback(
    (signal: AbortSignal) =>
      Promise.all(runs.map(({ name }) => loadHistogram(source, name, tag, step, signal))),
    // oxlint-disable-next-line react/exhaustive-deps -- another version is another answer
    [source, tag, runs, step, version],
  );
  return useLoaded(load);
}

async function loadHistogram(
  source: ValueSource,
  run: string,
  tag: string,
  step: number | undefined,
  signal: AbortSignal,
): Promise<RunHistogram> {
  const moments = await source.moments({ run, tag }, signal);
  const position = nearestPosition(moments.steps, step);
  if (position < 0) return { run, moments, problem: "It has no histogram any more." };
  try {
    const value = await source.value({ run, tag }, position, signal);
    if (value.kind === "unreadable") return { run, moments, problem: value.problem.message };
    const read = readHistogram(value.data);
    if (read.kind === "unreadable") return { run, moments, problem: read.reason };
    const { wallTimeSecs } = value;
    const { buckets, oddValues } = read;
    const histogram = { step: value.step, wallTimeSecs, buckets, oddValues };
    return statisticsOf(buckets).count > 0
      ? { run, moments, histogram }
      : { run, moments, problem: `It holds no values at step ${value.step}.` };
  } catch (error) {
    if (signal.aborted) throw error;
    return { run, moments, problem: messageOf(error) };
  }
}
