import type { SeriesInfo } from "@runlens/model";
import { isCurrentVersion } from "./plugin-version.ts";

/**
 * Run → tag → what `tell` says of the series. Series of a version of plugin data that we
 * do not know are left out; a run that has no others is there without tags.
 *
 * @param series grouped by run.
 */
export async function tagTable<T>(
  series: readonly SeriesInfo[],
  tell: (series: SeriesInfo) => T | Promise<T>,
): Promise<Readonly<Record<string, Readonly<Record<string, T>>>>> {
  const tagsByRun = new Map<string, [tag: string, told: T][]>();
  for (const each of series) {
    const tags = tagsByRun.get(each.run) ?? [];
    tagsByRun.set(each.run, tags);
    if (isCurrentVersion(each.pluginContent)) tags.push([each.tag, await tell(each)]);
  }
  const runs = Array.from(tagsByRun, ([run, tags]) => [run, Object.fromEntries(tags)] as const);
  return Object.fromEntries(runs);
}
