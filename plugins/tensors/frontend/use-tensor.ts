import type { SeriesInfo } from "@runlens/model";
import { useLoaded, useShownMoment, type Loaded, type SeriesName } from "@runlens/plugin-api/media";
import { useCallback } from "react";
import type { TensorContext, TensorShare } from "./context.ts";
import { tensorContent, type TensorContent } from "./tensor-content.ts";

/** What a series holds at the page's step. */
export function useTensor(
  { source }: TensorShare,
  { run, tag }: SeriesName,
  step: number | undefined,
): ReturnType<typeof useShownMoment> & { readonly content: Loaded<TensorContent> } {
  const { moments, position } = useShownMoment(source, { run, tag }, step);
  const wallTimeSecs = moments.value?.wallTimesSecs[position];
  const load = useCallback(
    async (signal: AbortSignal) =>
      tensorContent(await source.value({ run, tag }, position, signal)),
    // oxlint-disable-next-line react/exhaustive-deps -- at another time, another tensor was logged
    [source, run, tag, position, wallTimeSecs],
  );
  const content = useLoaded(wallTimeSecs === undefined ? undefined : load);
  return { moments, position, content };
}

/** What the writer said of a series; nothing while it is not known. */
export function useSeriesInfo(
  reader: TensorContext["reader"],
  { run, tag }: SeriesName,
): SeriesInfo | undefined {
  const load = useCallback(async () => {
    const query = { experiment: "", runs: [run], tags: [tag] };
    const [info] = await reader.series(query);
    return info;
  }, [reader, run, tag]);
  return useLoaded(load).value;
}
