import type { SeriesInfo } from "@runlens/model";
import { useLoaded, type SeriesName } from "@runlens/plugin-api/media";
import { useCallback } from "react";
import type { TensorContext } from "./context.ts";

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
