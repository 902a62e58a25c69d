import { withOwnStep, type Moments, type PageSteps } from "@runlens/model";
import type { ViewState } from "@runlens/plugin-api";
import { distinctSteps, type StepsOf } from "@runlens/plugin-api/media";
import { useCallback, useMemo, useState } from "react";
import type { RunCurve } from "./use-curves.ts";

/** At which step each run is shown: at the page's, or at one of its own that lies in the page's range. */
export interface RunSteps {
  readonly stepsOf: StepsOf;
  /** Runs that have a step of their own. */
  readonly own: ReadonlyMap<string, number>;
  /** Undefined goes back to the page's step. */
  set(run: string, step: number | undefined): void;
}

const KEY = "steps";

/** Steps of runs are one text of the link, `[["run", 5], …]`, so that each run's name may be anything. */
export function useRunSteps(view: ViewState, { step: pageStep, range }: PageSteps): RunSteps {
  const text = view.get(KEY);
  const own = useMemo(() => parseRunSteps(text), [text]);
  const stepsOf = useCallback(
    (run: string) => withOwnStep({ step: pageStep, range }, own.get(run)),
    [own, pageStep, range],
  );
  return {
    stepsOf,
    own,
    set(run, step) {
      const next = new Map(own);
      if (step === undefined) next.delete(run);
      else next.set(run, step);
      view.set(KEY, next.size === 0 ? undefined : JSON.stringify([...next]));
    },
  };
}

/** Passes over what makes no sense. */
export function parseRunSteps(text: string | undefined): ReadonlyMap<string, number> {
  const own = new Map<string, number>();
  for (const entry of listIn(text)) {
    if (!Array.isArray(entry)) continue;
    const [run, step]: unknown[] = entry;
    if (typeof run === "string" && Number.isSafeInteger(step)) own.set(run, Number(step));
  }
  return own;
}

function listIn(text: string | undefined): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** The moments of all series whose cards were near so far, for the step cursors. */
export function useKnownMoments() {
  const [known, setKnown] = useState<ReadonlyMap<string, readonly RunCurve[]>>(new Map());
  const onCurves = useCallback((tag: string, curves: readonly RunCurve[]) => {
    setKnown((before) => (before.get(tag) === curves ? before : new Map(before).set(tag, curves)));
  }, []);
  const byRun = useMemo(() => momentsByRun([...known.values()].flat()), [known]);
  const steps = useMemo(
    () => distinctSteps([...byRun.values()].map((moments) => moments.steps)),
    [byRun],
  );
  return { byRun, steps, onCurves };
}

/** Of each run the steps of all its series, each once, with the first time it was logged at. */
export function momentsByRun(
  curves: readonly Pick<RunCurve, "run" | "moments">[],
): ReadonlyMap<string, Moments> {
  const timesByRun = new Map<string, Map<number, number>>();
  for (const { run, moments } of curves) {
    const times = timesByRun.get(run) ?? new Map<number, number>();
    timesByRun.set(run, times);
    for (const [i, step] of moments.steps.entries()) {
      if (!times.has(step)) times.set(step, moments.wallTimesSecs[i] ?? NaN);
    }
  }
  return new Map([...timesByRun].map(([run, times]) => [run, sortedMoments(times)]));
}

function sortedMoments(times: ReadonlyMap<number, number>): Moments {
  const steps = distinctSteps([Float64Array.from(times.keys())]);
  const wallTimesSecs = steps.map((step) => times.get(step) ?? NaN);
  return { length: steps.length, steps, wallTimesSecs };
}
