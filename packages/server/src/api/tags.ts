import { compareNatural, compareText } from "@runlens/base";
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
  const tags = new Map<string, GrowingTag>();
  for (const { run, tag, pluginName, displayName, description } of series) {
    const runIndex = indexOf.get(run);
    if (runIndex === undefined) continue;
    const key = JSON.stringify([tag, pluginName]);
    const entry = tags.get(key) ?? { tag, pluginName, displayName, description, runIndexes: [] };
    tags.set(key, entry);
    entry.displayName ||= displayName;
    entry.description ||= description;
    entry.runIndexes.push(runIndex);
  }
  const inOrder = [...tags.values()].toSorted(
    (a, b) => compareNatural(a.tag, b.tag) || compareText(a.pluginName, b.pluginName),
  );
  return { runs: names, tags: inOrder };
}
