import { compareText } from "@runlens/base";
import type { SeriesInfo } from "@runlens/model";
import { jsonBytes, type BackendContext, type Route } from "@runlens/plugin-api";
import {
  blobMoments,
  createBlobCounts,
  createListsMemo,
  HISTOGRAMS,
  isCurrentVersion,
  joinJson,
} from "@runlens/plugin-api/compat";
import { tagDescriptions } from "./descriptions.ts";
import { FIRST_IMAGE, IMAGES, SCALARS } from "./plugin-names.ts";

/**
 * `GET /tags`: `{scalars, histograms, images}`. Of the first two
 * `{runTagInfo: {[run]: tag[]}, tagDescriptions: {[tag]: HTML}}`, of images
 * `{tagDescriptions, tagRunSampledInfo: {[tag]: {[run]: {maxSamplesPerStep}}}}`.
 */
export function tagsRoute(context: BackendContext): Route {
  const listsOf = createListsMemo(context.reader, (experiment) => lists(context, experiment));
  const counts = createBlobCounts(context.reader);

  /** Of the images that are sent, which change with every point. */
  async function sampledInfo(
    experiment: string,
    images: readonly SeriesInfo[],
    signal: AbortSignal,
  ): Promise<Record<string, Record<string, SampledInfo>>> {
    const byTag = new Map<string, Map<string, SampledInfo>>();
    for (const { run, tag } of images) {
      const query = { experiment, run, tag };
      const moments = (await blobMoments(context, IMAGES, query, signal)) ?? [];
      const longest = await counts.longest(query, moments, signal);
      const byRun = byTag.get(tag) ?? new Map<string, SampledInfo>();
      byTag.set(tag, byRun);
      byRun.set(run, { maxSamplesPerStep: Math.max(longest - FIRST_IMAGE, 0) });
    }
    const entries = Array.from(byTag, ([tag, byRun]) => [tag, Object.fromEntries(byRun)] as const);
    return Object.fromEntries(entries);
  }

  return {
    path: "/tags",
    async handle({ experiment, signal }) {
      const { images, withoutImages, opening } = await listsOf(experiment);
      if (images.length === 0) return jsonBytes(withoutImages);
      const info = await sampledInfo(experiment, images, signal);
      return jsonBytes(joinJson([opening, JSON.stringify(info), "}}"]));
    },
  };
}

interface SampledInfo {
  readonly maxSamplesPerStep: number;
}

interface Lists {
  readonly images: readonly SeriesInfo[];
  /** The answer up to how many images steps have. */
  readonly opening: Uint8Array;
  /** The whole answer where there are none. */
  readonly withoutImages: Uint8Array<ArrayBuffer>;
}

async function lists(context: BackendContext, experiment: string): Promise<Lists> {
  const all = await context.reader.series({ experiment });
  const ofPlugin = (name: string) => all.filter(({ pluginName }) => pluginName === name);
  const images = ofPlugin(IMAGES).filter(hasCurrentVersion);
  const described = (series: readonly SeriesInfo[]) => htmlOf(context, tagDescriptions(series));
  const basic = (series: readonly SeriesInfo[]) => ({
    runTagInfo: tagsByRun(series),
    tagDescriptions: described(series.filter(hasCurrentVersion)),
  });
  const parts = [
    `{"scalars":${JSON.stringify(basic(ofPlugin(SCALARS)))}`,
    `,"histograms":${JSON.stringify(basic(ofPlugin(HISTOGRAMS)))}`,
    `,"images":{"tagDescriptions":${JSON.stringify(described(images))}`,
    `,"tagRunSampledInfo":`,
  ];
  const opening = joinJson(parts);
  return { images, opening, withoutImages: joinJson([opening, "{}}}"]) };
}

/** A run whose series all have a version that we do not know is there without tags. */
function tagsByRun(series: readonly SeriesInfo[]): Record<string, string[]> {
  const byRun = new Map<string, string[]>();
  for (const each of series) {
    const tags = byRun.get(each.run) ?? [];
    byRun.set(each.run, tags);
    if (hasCurrentVersion(each)) tags.push(each.tag);
  }
  const entries = Array.from(byRun, ([run, tags]) => [run, tags.toSorted(compareText)] as const);
  return Object.fromEntries(entries);
}

function hasCurrentVersion({ pluginContent }: SeriesInfo): boolean {
  return isCurrentVersion(pluginContent);
}

function htmlOf(
  context: BackendContext,
  markdownByTag: ReadonlyMap<string, string>,
): Record<string, string> {
  const entries = Array.from(
    markdownByTag,
    ([tag, text]) => [tag, context.markdownToHtml(text)] as const,
  );
  return Object.fromEntries(entries);
}
