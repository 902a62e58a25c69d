import { distinctSteps } from "./distinct-steps.ts";
import type { SeriesName } from "./value-source.ts";

/** The steps of all series that a page has come across, for its sliders. */
export interface KnownSteps {
  /** Grows with every change. */
  readonly version: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  /** Does nothing when the steps are the ones that are known. */
  readonly set: (series: SeriesName, steps: Float64Array) => void;
  /** Of some runs and one tag, each all where left out: each step once, rising. */
  of(runs?: readonly { readonly name: string }[], tag?: string): Float64Array;
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
      const tags = tag === undefined ? [...byTag.values()] : [byTag.get(tag) ?? new Map()];
      return distinctSteps(
        runs === undefined
          ? tags.flatMap((runsOfTag) => [...runsOfTag.values()])
          : tags.flatMap((runsOfTag) => runs.flatMap(({ name }) => runsOfTag.get(name) ?? [])),
      );
    },
  };
}
