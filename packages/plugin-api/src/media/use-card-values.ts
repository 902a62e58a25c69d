import type { LoggedValue, Moments, PageSteps } from "@runlens/model";
import { useCallback, useEffect } from "react";
import type { KnownSteps } from "./known-steps.ts";
import { useLoaded, useShownMoment, type Loaded } from "./use-media.ts";
import type { SeriesName, ValueSource } from "./value-source.ts";

/** What all cards of a page share. */
export interface CardShare {
  readonly source: ValueSource;
  /** Takes the steps of a series whose card is on the page. */
  readonly onSteps: KnownSteps["set"];
}

/** Which value of its series a card shows. The page is told of the steps there are. */
export function useCardMoment(
  { source, onSteps }: CardShare,
  { run, tag }: SeriesName,
  page: PageSteps,
): ReturnType<typeof useShownMoment> {
  const shown = useShownMoment(source, { run, tag }, page);
  const steps = shown.moments.value?.steps;
  useEffect(() => {
    if (steps !== undefined) onSteps({ run, tag }, steps);
  }, [onSteps, run, tag, steps]);
  return shown;
}

/**
 * What the value at one place of a series holds, read anew when another one came there;
 * nothing while there is none.
 *
 * @param decode must keep its identity.
 */
export function useValueAt<T>(
  source: ValueSource,
  { run, tag }: SeriesName,
  moments: Moments | undefined,
  position: number,
  decode: (value: LoggedValue) => T,
): Loaded<T> {
  const wallTimeSecs = moments?.wallTimesSecs[position];
  const load = useCallback(
    async (signal: AbortSignal) => decode(await source.value({ run, tag }, position, signal)),
    // oxlint-disable-next-line react/exhaustive-deps -- at another time, another value was logged
    [source, run, tag, position, decode, wallTimeSecs],
  );
  return useLoaded(wallTimeSecs === undefined ? undefined : load);
}
