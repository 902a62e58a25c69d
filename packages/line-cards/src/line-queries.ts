import type { LineSource } from "./select-lines.ts";
import type { TagQuery } from "./window-requests.ts";

/** What is asked of all lines of a card alike. */
export type SharedQuery = Omit<TagQuery, "tag" | "expression" | "runs" | "groups">;

interface Wanted {
  readonly tag: string;
  readonly expression: string | undefined;
  /** By run or group; undefined for a run. */
  readonly members: Map<string, readonly string[] | undefined>;
}

/** A query per tag or expression, in the order of the lines; those of groups stand apart. */
export function queriesFor(
  sources: readonly LineSource[],
  shared: SharedQuery,
): readonly TagQuery[] {
  const all = new Map<string, Wanted>();
  for (const { run, tag, expression, group, band } of sources) {
    for (const each of band === undefined ? [tag] : [tag, band.lower, band.upper]) {
      const key = JSON.stringify([each, expression, group !== undefined]);
      const wanted: Wanted = all.get(key) ?? { tag: each, expression, members: new Map() };
      all.set(key, wanted);
      wanted.members.set(run, group);
    }
  }
  const { centre, band, baselineRun, ...ofAll } = shared;
  return Array.from(all.values(), ({ tag, expression, members }): TagQuery => {
    const groups = Array.from(members).flatMap(([name, runs]) => (runs ? { name, runs } : []));
    return {
      ...ofAll,
      tag,
      ...(expression !== undefined && { expression, ...(baselineRun && { baselineRun }) }),
      runs: [...members.keys()],
      ...(groups.length > 0 && { groups, ...(centre && { centre }), ...(band && { band }) }),
    };
  });
}
