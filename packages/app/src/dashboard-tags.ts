import type { ApiTags } from "@runlens/model";
import type { PluginManifest } from "@runlens/plugin-api";

type ReadsTags = Pick<PluginManifest, "reads" | "shows">;

/** The part of all tags that a dashboard reads. */
export function tagsOf(manifest: ReadsTags, all: ApiTags): ApiTags {
  const kinds = kindsOf(manifest);
  const tags = all.tags.filter((tag) => kinds.includes(tag.pluginName));
  return { runs: all.runs, tags };
}

export function manifestsWithData<M extends ReadsTags>(
  manifests: readonly M[],
  all: ApiTags | undefined,
): readonly M[] {
  const kinds = new Set(all?.tags.map((tag) => tag.pluginName));
  return manifests.filter((manifest) => kindsOf(manifest).some((name) => kinds.has(name)));
}

function kindsOf({ reads, shows = reads }: ReadsTags): readonly string[] {
  return shows;
}

/** Number of tags by plugin name, most first. */
export function tagCounts(all: ApiTags): readonly (readonly [pluginName: string, tags: number])[] {
  const counts = new Map<string, number>();
  for (const { pluginName } of all.tags) counts.set(pluginName, (counts.get(pluginName) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]);
}
