import { useCallback, useMemo, useState } from "react";
import { distinctSteps } from "./distinct-steps.ts";
import type { SeriesName } from "./value-source.ts";

/** The steps of all series whose cards were near so far, for the page's step cursor. */
export function useKnownSteps(): {
  /** Each once, rising. */
  readonly steps: Float64Array;
  /** Takes the steps of a series, again when they changed. */
  readonly onSteps: (series: SeriesName, steps: Float64Array) => void;
} {
  const [known, setKnown] = useState<ReadonlyMap<string, Float64Array>>(new Map());
  const onSteps = useCallback(({ run, tag }: SeriesName, steps: Float64Array) => {
    const key = JSON.stringify([run, tag]);
    setKnown((before) => (before.get(key) === steps ? before : new Map(before).set(key, steps)));
  }, []);
  const steps = useMemo(() => distinctSteps(known.values()), [known]);
  return { steps, onSteps };
}
