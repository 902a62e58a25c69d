import { distinctSteps, type SeriesName } from "@runlens/plugin-api/media";
import { useMemo, useSyncExternalStore } from "react";

/** The steps of all series that the page has come across, for its sliders. */
export interface KnownSteps {
  /** Grows with every change. */
  readonly version: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  /** Does nothing when the steps are the ones that are known. */
  set(series: SeriesName, steps: Float64Array): void;
  /** Of some runs and, if given, one tag: each step once, rising. */
  of(runs: readonly { readonly name: string }[], tag?: string): Float64Array;
}

export function createKnownSteps(): KnownSteps {
  const byTag = new Map<string, Map<string, Float64Array>>();
  const listeners = new Set<() => void>();
  let version = 0;
  return {
    version: () => version,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set({ run, tag }, steps) {
      const ofTag = byTag.get(tag) ?? new Map<string, Float64Array>();
      if (ofTag.get(run) === steps) return;
      byTag.set(tag, ofTag.set(run, steps));
      version += 1;
      for (const listener of listeners) listener();
    },
    of(runs, tag) {
      const tags = tag === undefined ? [...byTag.values()] : [byTag.get(tag)];
      return distinctSteps(
        runs.flatMap(({ name }) => tags.flatMap((each) => each?.get(name) ?? [])),
      );
    },
  };
}

/** The same, in step with what becomes known. `runs` must keep its identity while it is the same. */
export function useKnownSteps(
  known: KnownSteps,
  runs: readonly { readonly name: string }[],
  tag?: string,
): Float64Array {
  const version = useSyncExternalStore(known.subscribe, known.version);
  // oxlint-disable-next-line react/exhaustive-deps -- another version has other steps
  return useMemo(() => known.of(runs, tag), [known, runs, tag, version]);
}
