import { compareNaturalKeys, compareText, naturalKey } from "@runlens/base";
import type { ApiTag, ApiTags, Run, SeriesInfo } from "@runlens/model";

interface GrowingTag extends ApiTag {
  displayName: string;
  description: string;
  readonly runIndexes: number[];
}

/**
 * One entry for each tag and plugin, in natural order.
 *
 * @param runs in start order.
 * @param series grouped by run in the order of `runs`.
 */
export function tagsOf(runs: readonly Run[], series: readonly SeriesInfo[]): ApiTags {
  const names = runs.map((run) => run.name);
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const tags = new Map<string, Map<string, GrowingTag>>();
  for (const { run, tag, pluginName, displayName, description } of series) {
    const runIndex = indexOf.get(run);
    if (runIndex === undefined) continue;
    const byPlugin = tags.get(tag) ?? new Map<string, GrowingTag>();
    tags.set(tag, byPlugin);
    const known = byPlugin.get(pluginName);
    const entry = known ?? { tag, pluginName, displayName, description, runIndexes: [] };
    byPlugin.set(pluginName, entry);
    entry.displayName ||= displayName;
    entry.description ||= description;
    entry.runIndexes.push(runIndex);
  }
  const inOrder = [...tags.keys()].map(naturalKey).toSorted(compareNaturalKeys);
  return { runs: names, tags: inOrder.flatMap(({ name }) => byPluginName(tags.get(name))) };
}

function byPluginName(tags: ReadonlyMap<string, GrowingTag> | undefined): GrowingTag[] {
  return [...(tags?.values() ?? [])].toSorted((a, b) => compareText(a.pluginName, b.pluginName));
}
