import { countText } from "@runlens/base";
import type { LayoutChart, MarginSeries } from "@runlens/format";
import type { LineSource } from "@runlens/line-cards";
import type { ApiTags } from "@runlens/model";
import type { VisibleRun } from "@runlens/plugin-api";
import { tagsMatching } from "./tag-matching.ts";

/** The lines of a chart of a layout, and what keeps others from being there. */
export interface ChartLines {
  readonly sources: readonly LineSource[];
  readonly problems: readonly string[];
}

/** Tells the tags of a run apart, since its lines share its colour. */
const DASHES: readonly (readonly number[])[] = [
  [],
  [7, 4],
  [2, 3],
  [10, 3, 2, 3],
  [4, 2],
  [12, 4],
  [2, 6],
];

/** @param tags scalars alone. */
export function chartLines(
  chart: LayoutChart,
  tags: ApiTags,
  runs: readonly VisibleRun[],
): ChartLines {
  if (chart.multiline !== undefined) return matchedLines(chart.multiline.tag, tags, runs);
  if (chart.margin !== undefined) return marginLines(chart.margin.series, tags, runs);
  return { sources: [], problems: ["The layout says nothing of what this chart shows."] };
}

/** All tags that match a pattern, of all visible runs. */
function matchedLines(
  patterns: readonly string[],
  tags: ApiTags,
  runs: readonly VisibleRun[],
): ChartLines {
  const names = tags.tags.map(({ tag }) => tag);
  const matchings = patterns.map((pattern) => tagsMatching(pattern, names));
  const matched = new Set(matchings.flatMap((each) => (each.kind === "tags" ? each.tags : [])));
  const problems = matchings.flatMap((each) => (each.kind === "unusable" ? [each.reason] : []));
  const having = runsByTag(tags);
  const isOneTag = matched.size === 1;
  const sources = [...matched].flatMap((tag, place) =>
    runs
      .filter(({ name }) => having.get(tag)?.has(name))
      .map((run) => ({ ...lineOf(run, tag, isOneTag), ...dashOf(place) })),
  );
  return { sources, problems };
}

/** Values within bounds, of all visible runs. */
function marginLines(
  series: readonly MarginSeries[],
  tags: ApiTags,
  runs: readonly VisibleRun[],
): ChartLines {
  const having = runsByTag(tags);
  const has = ({ name }: VisibleRun, tag: string): boolean => having.get(tag)?.has(name) === true;
  const problems: string[] = [];
  const sources = series.flatMap(({ value, lower, upper }, place) => {
    const shown = runs.filter((run) => has(run, value));
    if (shown.length === 0) problems.push(`No selected run has logged “${value}”.`);
    for (const bound of [lower, upper]) {
      const lacking = shown.filter((run) => !has(run, bound)).length;
      if (lacking > 0) problems.push(`${countText(lacking, "run")} without “${bound}”.`);
    }
    return shown.map((run) => ({
      ...lineOf(run, value, series.length === 1),
      ...dashOf(place),
      ...(has(run, lower) && has(run, upper) && { band: { lower, upper } }),
    }));
  });
  return { sources, problems };
}

function lineOf({ name, displayName = name, color }: VisibleRun, tag: string, isOneTag: boolean) {
  return { run: name, tag, color, label: isOneTag ? displayName : `${tag} (${displayName})` };
}

function dashOf(place: number): Pick<LineSource, "dash"> {
  const dash = DASHES[place % DASHES.length] ?? [];
  return dash.length === 0 ? {} : { dash };
}

function runsByTag({ runs, tags }: ApiTags): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    tags.map(({ tag, runIndexes }) => [
      tag,
      new Set(runIndexes.flatMap((index) => runs[index] ?? [])),
    ]),
  );
}
