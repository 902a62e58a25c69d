import {
  nearestPosition,
  useLoaded,
  useMoments,
  type Loaded,
  type SeriesName,
  type ValueSource,
} from "@runlens/plugin-api/media";
import type { Moments } from "@runlens/model";
import { useCallback, useMemo } from "react";
import { fetchRendered } from "./rendered-text.ts";
import { textContent, type TextContent } from "./text-content.ts";

/** The text at one place of a series; nothing is read for a place before the first. */
export function useText(
  source: ValueSource,
  { run, tag }: SeriesName,
  position: number,
): Loaded<TextContent> {
  const load = useCallback(
    async (signal: AbortSignal) => textContent(await source.value({ run, tag }, position, signal)),
    [source, run, tag, position],
  );
  return useLoaded(position < 0 ? undefined : load);
}

/** The same, as safe HTML. */
export function useRendered({ run, tag }: SeriesName, position: number): Loaded<string> {
  const load = useCallback(
    (signal: AbortSignal) => fetchRendered({ run, tag }, position, signal),
    [run, tag, position],
  );
  return useLoaded(load);
}

/** Which value of a series is shown at a step. */
export function useShownMoment(
  source: ValueSource,
  series: SeriesName,
  step: number | undefined,
): { readonly moments: Loaded<Moments>; readonly position: number } {
  const moments = useMoments(source, series);
  const { value } = moments;
  const position = useMemo(
    () => (value === undefined ? -1 : nearestPosition(value.steps, step)),
    [value, step],
  );
  return { moments, position };
}
