import { compareNatural, visibleName } from "@runlens/base";
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
      .filter((tag) => withoutSuffix(tag).includes("/"))
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

/** What TensorBoard's operations for TensorFlow 1 put behind every name. */
const LEGACY_SUFFIX = "/scalar_summary";

/** A tag as "folders/" and its last part, as people read it: with a stand-in for what cannot be seen. */
export function splitTag(tag: string): { readonly folders: string; readonly name: string } {
  const shown = withoutSuffix(tag);
  // A "/" at the end names nothing, so it is no separator.
  const end = shown.slice(0, -1).lastIndexOf("/") + 1;
  const folders = shown.slice(0, end);
  return {
    folders: folders === "" ? "" : visibleName(folders),
    name: visibleName(shown.slice(end)),
  };
}

function prefixOf(tag: string): string {
  const shown = withoutSuffix(tag);
  const end = shown.indexOf("/");
  return end < 0 ? shown : shown.slice(0, end);
}

function withoutSuffix(tag: string): string {
  return tag.endsWith(LEGACY_SUFFIX) ? tag.slice(0, -LEGACY_SUFFIX.length) : tag;
}
