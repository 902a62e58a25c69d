import { equalBytes } from "@runlens/base";
import type { ScannedTag } from "@runlens/format";

/** What has more, as hyperparameters, is another thing in every run, and would be sought in vain. */
const MAX_OTHERS = 16;

/** Runs of one project log the same tags: one object for all that say the same. */
export class TagPool {
  /** The first tag of each name. */
  private readonly first = new Map<string, ScannedTag>();
  /** The others, where what is said of a name differs from run to run. */
  private readonly others = new Map<string, ScannedTag[]>();

  /** Lists of tags, by what tells most of them apart. */
  private readonly lists = new Map<string, readonly ScannedTag[]>();

  /** The tags as `same` has them; one list for all files whose tags are the same. */
  sameList(tags: readonly ScannedTag[]): readonly ScannedTag[] {
    const [first] = tags;
    if (first === undefined) return tags;
    const key = `${tags.length} ${first.name}`;
    const known = this.lists.get(key);
    if (known !== undefined && tags.every((tag, i) => isSame(known[i], tag))) return known;
    const list = tags.map((tag) => this.same(tag));
    this.lists.set(key, list);
    return list;
  }

  /** The tag, or one that was there before and says the same. */
  same(tag: ScannedTag): ScannedTag {
    const { name } = tag;
    const first = this.first.get(name);
    if (first === undefined) {
      this.first.set(name, tag);
      return tag;
    }
    if (saysTheSame(first, tag)) return first;
    const others = this.others.get(name) ?? [];
    const same = others.find((other) => saysTheSame(other, tag));
    if (same === undefined && others.length < MAX_OTHERS) this.others.set(name, [...others, tag]);
    return same ?? tag;
  }
}

function isSame(known: ScannedTag | undefined, tag: ScannedTag): boolean {
  return known === tag || (known?.name === tag.name && saysTheSame(known, tag));
}

function saysTheSame(a: ScannedTag, b: ScannedTag): boolean {
  return (
    a.pluginName === b.pluginName &&
    a.dataClass === b.dataClass &&
    a.displayName === b.displayName &&
    a.description === b.description &&
    equalBytes(a.pluginContent, b.pluginContent)
  );
}
