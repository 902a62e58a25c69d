import type { ApiTags } from "@runlens/model";

/** Every series there is, as run → tags. */
export function allSeries({ runs, tags }: ApiTags): ReadonlyMap<string, readonly string[]> {
  const series = new Map<string, string[]>(runs.map((run) => [run, []]));
  for (const { tag, runIndexes } of tags) {
    for (const index of runIndexes) series.get(runs[index] ?? "")?.push(tag);
  }
  return series;
}
