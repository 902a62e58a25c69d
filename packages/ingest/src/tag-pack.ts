import { equalBytes } from "@runlens/base";
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

/** Where tags have so little in common, looking for more takes longer than it saves. */
const MAX_SEARCHED = 32;

export function packTags(tags: readonly ScannedTag[]): TagPack {
  const kinds: TagKind[] = [];
  const kindIds = new Int32Array(tags.length);
  let id = 0;
  const names = tags.map((tag, i) => {
    const known = kinds[id];
    // Neighbours are mostly of a kind.
    if (known === undefined || !isOfKind(tag, known)) id = kindIdOf(tag, kinds);
    kindIds[i] = id;
    return tag.name;
  });
  return { names, kindIds, kinds };
}

export function unpackTags({ names, kindIds, kinds }: TagPack): ScannedTag[] {
  return names.map((name, i) => {
    const kind = kinds[kindIds[i] ?? 0];
    if (kind === undefined) throw new RangeError(`tag ${i} has no kind`);
    const { pluginName, pluginContent, dataClass, description, displayName = name } = kind;
    return { name, pluginName, pluginContent, dataClass, description, displayName };
  });
}

function kindIdOf(tag: ScannedTag, kinds: TagKind[]): number {
  const known = kinds.length > MAX_SEARCHED ? -1 : kinds.findIndex((kind) => isOfKind(tag, kind));
  if (known >= 0) return known;
  const { name, displayName, ...rest } = tag;
  return kinds.push(displayName === name ? rest : { ...rest, displayName }) - 1;
}

function isOfKind(tag: ScannedTag, kind: TagKind): boolean {
  return (
    tag.displayName === (kind.displayName ?? tag.name) &&
    tag.pluginName === kind.pluginName &&
    tag.dataClass === kind.dataClass &&
    tag.description === kind.description &&
    equalBytes(tag.pluginContent, kind.pluginContent)
  );
}
