import { messageOf } from "@runlens/base";
import type { Moments } from "@runlens/model";
import type { VisibleRun } from "@runlens/plugin-api";
import {
  nearestPosition,
  useLoaded,
  type Loaded,
  type ValueSource,
} from "@runlens/plugin-api/media";
import { useCallback, useEffect, useState } from "react";
import { readCurve, type Curve } from "./curve.ts";

/** What one run shows under a tag at a step. */
export interface RunCurve {
  readonly run: string;
  readonly moments: Moments;
  /** Which of the moments is shown; -1 where the run has no curve any more. */
  readonly position: number;
  readonly curve?: Curve;
  /** Why there is no curve. */
  readonly problem?: string;
}

/** At which step a run is shown; undefined: at its newest. */
export type StepOf = (run: string) => number | undefined;

/**
 * The curves of one tag, kept fresh. While others are on their way, the old ones stay.
 *
 * @param runs that have the tag. They and `stepOf` must keep their identity while they are the same.
 */
export function useCurves(
  source: ValueSource,
  tag: string,
  runs: readonly VisibleRun[],
  stepOf: StepOf,
): Loaded<readonly RunCurve[]> {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const follow = ({ name }: VisibleRun) =>
      source.follow({ run: name, tag }, () => setVersion((known) => known + 1));
    const stops = runs.map(follow);
    return () => stops.forEach((stop) => stop());
  }, [source, tag, runs]);
  const load = useCallback(
    (signal: AbortSignal) =>
      Promise.all(runs.map(({ name }) => loadCurve(source, name, tag, stepOf(name), signal))),
    // oxlint-disable-next-line react/exhaustive-deps -- another version is another answer
    [source, tag, runs, stepOf, version],
  );
  return useLoaded(load);
}

async function loadCurve(
  source: ValueSource,
  run: string,
  tag: string,
  step: number | undefined,
  signal: AbortSignal,
): Promise<RunCurve> {
  const moments = await source.moments({ run, tag }, signal);
  const position = nearestPosition(moments.steps, step);
  if (position < 0) return { run, moments, position, problem: "It has no curve any more." };
  try {
    const read = readCurve(await source.value({ run, tag }, position, signal));
    return read.kind === "curve"
      ? { run, moments, position, curve: read.curve }
      : { run, moments, position, problem: read.reason };
  } catch (error) {
    if (signal.aborted) throw error;
    return { run, moments, position, problem: messageOf(error) };
  }
}
