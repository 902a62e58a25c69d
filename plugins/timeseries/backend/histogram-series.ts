import { jsonText, type BackendContext } from "@runlens/plugin-api";
import { HISTOGRAMS, histogramsOf, pointLimit } from "@runlens/plugin-api/compat";
import type { SeriesRequest } from "./series-request.ts";

const USUAL_HISTOGRAMS = 51;

/** By run the JSON of `{wallTime, step, bins: {min, max, count}[]}[]`. */
export async function histogramSeries(
  context: BackendContext,
  experiment: string,
  { tag, run }: SeriesRequest,
  signal: AbortSignal,
): Promise<(readonly [run: string, series: string])[]> {
  const { reader } = context;
  const runs = run === undefined ? {} : { runs: [run] };
  const limit = pointLimit(context, HISTOGRAMS, USUAL_HISTOGRAMS);
  const found: (readonly [string, string])[] = [];
  const query = { experiment, tags: [tag], pluginName: HISTOGRAMS, ...runs };
  for (const series of await reader.series(query)) {
    const named = { experiment, run: series.run, tag };
    const histograms = (await histogramsOf(reader, named, limit, signal)) ?? [];
    const rows = histograms.map(({ wallTimeSecs, step, buckets }) => ({
      wallTime: wallTimeSecs,
      step,
      bins: buckets.map(([min, max, count]) => ({ min, max, count })),
    }));
    found.push([series.run, jsonText(rows)]);
  }
  return found;
}
