import { compareNatural } from "@runlens/base";
import type { ApiTag } from "@runlens/model";

export interface TagGroup {
  /** The part before the first "/"; "" holds the tags that share it with no other. */
  readonly name: string;
  /** Natural order. */
  readonly tags: readonly ApiTag[];
}

/**
 * Groups tags by the part before their first "/", in the order of the first tag. Tags
 * without a "/" stand together in a group of their own, unless their name is also
 * the first part of others.
 */
export function groupTags(tags: readonly ApiTag[]): readonly TagGroup[] {
  const sorted = tags.toSorted((a, b) => compareNatural(a.tag, b.tag));
  const prefixes = new Set(
    sorted
      .map(({ tag }) => tag)
      .filter((tag) => tag.includes("/"))
      .map(prefixOf),
  );
  const groups = new Map<string, ApiTag[]>();
  for (const tag of sorted) {
    const prefix = prefixOf(tag.tag);
    const name = prefixes.has(prefix) ? prefix : "";
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [tag]);
    else group.push(tag);
  }
  return [...groups].map(([name, members]) => ({ name, tags: members }));
}

/** A tag as "folders/" and its last part. */
export function splitTag(tag: string): { readonly folders: string; readonly name: string } {
  // A "/" at the end names nothing, so it is no separator.
  const end = tag.slice(0, -1).lastIndexOf("/") + 1;
  return { folders: tag.slice(0, end), name: tag.slice(end) };
}

function prefixOf(tag: string): string {
  const end = tag.indexOf("/");
  return end < 0 ? tag : tag.slice(0, end);
}
