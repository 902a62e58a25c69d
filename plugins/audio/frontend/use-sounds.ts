import type { Moments } from "@runlens/model";
import {
  useLoaded,
  useShownMoment,
  type Loaded,
  type SeriesName,
  type ValueSource,
} from "@runlens/plugin-api/media";
import { useCallback } from "react";
import { soundContent, type SoundContent } from "./sound-content.ts";

/** What a series has at a step, or nearest to it. */
export interface ShownSounds {
  readonly moments: Loaded<Moments>;
  /** Place of what is shown; -1 while nothing is known, and for a series without values. */
  readonly position: number;
  readonly content: Loaded<SoundContent>;
}

export function useSounds(
  source: ValueSource,
  { run, tag }: SeriesName,
  step: number | undefined,
): ShownSounds {
  const { moments, position } = useShownMoment(source, { run, tag }, step);
  const wallTimeSecs = moments.value?.wallTimesSecs[position];
  const load = useCallback(
    async (signal: AbortSignal) => soundContent(await source.value({ run, tag }, position, signal)),
    // oxlint-disable-next-line react/exhaustive-deps -- at another time, other sounds were logged
    [source, run, tag, position, wallTimeSecs],
  );
  const content = useLoaded(wallTimeSecs === undefined ? undefined : load);
  return { moments, position, content };
}
