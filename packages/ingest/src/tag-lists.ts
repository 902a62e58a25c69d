import type { ScannedTag } from "@runlens/format";
import { packTags, unpackTags, type TagPack } from "./tag-pack.ts";

/** So many lists are kept on both sides of a thread. */
const MAX_LISTS = 32;

/** The tags of a file, or the number of the list that was sent before and is the same. */
export type SentTags = TagPack | number;

/**
 * Lists of tags on their way out of a thread. Files of one project hold the same tags,
 * which are then sent once: as strings they take longer to copy than their points.
 */
export class TagListsOut {
  private readonly lists: (readonly ScannedTag[])[] = [];

  pack(tags: readonly ScannedTag[]): SentTags {
    const known = this.lists.findIndex((list) => isSameList(list, tags));
    if (known >= 0) return known;
    if (this.lists.length < MAX_LISTS) this.lists.push(tags);
    return packTags(tags);
  }
}

/** The other side: takes what one `TagListsOut` packed, all of it and in order. */
export class TagListsIn {
  private readonly lists: (readonly ScannedTag[])[] = [];

  unpack(sent: SentTags): readonly ScannedTag[] {
    if (typeof sent !== "number") {
      const tags = unpackTags(sent);
      if (this.lists.length < MAX_LISTS) this.lists.push(tags);
      return tags;
    }
    const known = this.lists[sent];
    if (known === undefined) throw new RangeError(`list ${sent} of tags was not sent`);
    return known;
  }
}

/** Scanners of one thread give what they saw before as the same objects. */
function isSameList(a: readonly ScannedTag[], b: readonly ScannedTag[]): boolean {
  return a.length === b.length && a.every((tag, i) => tag === b[i]);
}
