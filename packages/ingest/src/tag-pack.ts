import type { ScannedTag } from "@runlens/format";

/** Tags as threads hand them over: objects of which each has its own take longer to copy than to scan. */
export interface TagPack {
  readonly names: readonly string[];
  /** Index into `kinds` of each tag. */
  readonly kindIds: Int32Array;
  /** What several tags have in common. Without display name: it is the tag's name. */
  readonly kinds: readonly TagKind[];
}

type TagKind = Omit<ScannedTag, "name" | "displayName"> & { readonly displayName?: string };

export function packTags(tags: readonly ScannedTag[]): TagPack {
  const kinds: TagKind[] = [];
  const ids = new Map<string, number>();
  const kindIds = new Int32Array(tags.length);
  for (const [i, tag] of tags.entries()) {
    const { name, displayName, ...rest } = tag;
    const isNamed = displayName === name;
    const { pluginName, pluginContent, dataClass, description } = rest;
    const key = JSON.stringify([
      pluginName,
      dataClass,
      description,
      isNamed ? 0 : displayName,
      pluginContent.join(),
    ]);
    let id = ids.get(key);
    if (id === undefined) {
      id = kinds.push(isNamed ? rest : { ...rest, displayName }) - 1;
      ids.set(key, id);
    }
    kindIds[i] = id;
  }
  return { names: tags.map((tag) => tag.name), kindIds, kinds };
}

export function unpackTags({ names, kindIds, kinds }: TagPack): ScannedTag[] {
  return names.map((name, i) => {
    const kind = kinds[kindIds[i] ?? 0];
    if (kind === undefined) throw new RangeError(`tag ${i} has no kind`);
    return { name, displayName: name, ...kind };
  });
}
