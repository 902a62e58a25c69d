import { useMemo, useState, useSyncExternalStore } from "react";
import { createKnownSteps, type KnownSteps } from "./known-steps.ts";

/** The steps of all series whose cards were near so far, for the page's step cursor. */
export function useKnownSteps(): {
  /** Each once, rising. */
  readonly steps: Float64Array;
  /** Takes the steps of a series, again when they changed. */
  readonly onSteps: KnownSteps["set"];
} {
  const [known] = useState(createKnownSteps);
  return { steps: useStepsOf(known), onSteps: known.set };
}

/**
 * Those of some runs and one tag, each all where left out, in step with what becomes known.
 * `runs` must keep its identity while it is the same.
 */
export function useStepsOf(
  known: KnownSteps,
  runs?: readonly { readonly name: string }[],
  tag?: string,
): Float64Array {
  const version = useSyncExternalStore(known.subscribe, known.version);
  // oxlint-disable-next-line react/exhaustive-deps -- another version has other steps
  return useMemo(() => known.of(runs, tag), [known, runs, tag, version]);
}
