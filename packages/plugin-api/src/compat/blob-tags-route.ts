import type { BackendContext, Route } from "../backend.ts";
import { json } from "../reply.ts";
import type { BlobCounts } from "./blob-counts.ts";
import { blobMoments } from "./blobs.ts";
import { tagTable } from "./tag-table.ts";

/**
 * `GET /tags`: `{[run]: {[tag]: {displayName, description, samples}}}`, descriptions as HTML,
 * samples the number of blobs of the step with the most.
 *
 * @param firstSample how many blobs of each step come before the samples.
 */
export function blobTagsRoute(
  context: BackendContext,
  counts: BlobCounts,
  pluginName: string,
  firstSample: number,
): Route {
  const { reader } = context;
  return {
    path: "/tags",
    async handle({ experiment, signal }) {
      const series = await reader.series({ experiment, pluginName });
      const table = await tagTable(series, async ({ run, tag, displayName, description }) => {
        const query = { experiment, run, tag };
        const moments = (await blobMoments(context, pluginName, query, signal)) ?? [];
        const longest = await counts.longest(query, moments, signal);
        return {
          displayName,
          description: context.markdownToHtml(description),
          samples: Math.max(longest - firstSample, 0),
        };
      });
      return json(table);
    },
  };
}
