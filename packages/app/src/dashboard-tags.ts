import type { ApiTag, ApiTags } from "@runlens/model";
import type { PluginManifest } from "@runlens/plugin-api";

type ReadsTags = Pick<PluginManifest, "reads" | "shows" | "showsRest">;

/** The part of all tags that a dashboard, one of `manifests`, shows. */
export function tagsOf<M extends ReadsTags>(
  manifest: M,
  all: ApiTags,
  manifests: readonly M[],
): ApiTags {
  const shows = shownBy(manifest, manifests);
  return { runs: all.runs, tags: all.tags.filter(({ pluginName }) => shows(pluginName)) };
}

export function manifestsWithData<M extends ReadsTags>(
  manifests: readonly M[],
  all: ApiTags | undefined,
): readonly M[] {
  const kinds = [...new Set(all?.tags.map((tag) => tag.pluginName))];
  return manifests.filter((manifest) => kinds.some(shownBy(manifest, manifests)));
}

function shownBy<M extends ReadsTags>(
  manifest: M,
  manifests: readonly M[],
): (pluginName: string) => boolean {
  const own = new Set(kindsOf(manifest));
  if (manifest.showsRest !== true) return (name) => own.has(name);
  const others = manifests.filter((other) => other !== manifest);
  const theirs = new Set(others.flatMap(kindsOf));
  return (name) => own.has(name) || !theirs.has(name);
}

function kindsOf({ reads, shows = reads }: ReadsTags): readonly string[] {
  return shows;
}

/** Completes "data …": of the kinds that a dashboard reads. */
export function kindText({ reads, showsRest }: ReadsTags): string {
  if (showsRest === true) return "that no other dashboard shows";
  return `of the kind ${reads.map((name) => `“${name}”`).join(" or ")}`;
}

/** The tag of one series: runs may have logged other kinds of data by the same name. */
export function tagOfSeries(
  all: ApiTags,
  series: { readonly run: string; readonly tag: string },
): ApiTag | undefined {
  const run = all.runs.indexOf(series.run);
  return all.tags.find(({ tag, runIndexes }) => tag === series.tag && runIndexes.includes(run));
}

/** Number of tags by plugin name, most first. */
export function tagCounts(all: ApiTags): readonly (readonly [pluginName: string, tags: number])[] {
  const counts = new Map<string, number>();
  for (const { pluginName } of all.tags) counts.set(pluginName, (counts.get(pluginName) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]);
}
