import { jsonText, type BackendContext } from "@runlens/plugin-api";
import { blobMoments, encodeBlobKey, type BlobCounts } from "@runlens/plugin-api/compat";
import { FIRST_IMAGE, IMAGES } from "./plugin-names.ts";
import type { SeriesRequest } from "./series-request.ts";

/** By run the JSON of `{step, wallTime, imageId}[]`: the steps that have the sample. Runs without any are left out. */
export async function imageSeries(
  context: BackendContext,
  counts: BlobCounts,
  experiment: string,
  { tag, run, sample }: Extract<SeriesRequest, { plugin: "images" }>,
  signal: AbortSignal,
): Promise<(readonly [run: string, series: string])[]> {
  const runs = run === undefined ? {} : { runs: [run] };
  const index = FIRST_IMAGE + sample;
  const found: (readonly [string, string])[] = [];
  const query = { experiment, tags: [tag], pluginName: IMAGES, ...runs };
  for (const series of await context.reader.series(query)) {
    const named = { experiment, run: series.run, tag };
    const images: object[] = [];
    for (const moment of (await blobMoments(context, IMAGES, named, signal)) ?? []) {
      if (sample < 0 || (await counts.at(named, moment, signal)) <= index) continue;
      const { step, wallTimeSecs } = moment;
      const imageId = encodeBlobKey({ ...named, pluginName: IMAGES, step, index });
      images.push({ step, wallTime: wallTimeSecs, imageId });
    }
    if (images.length > 0) found.push([series.run, jsonText(images)]);
  }
  return found;
}
