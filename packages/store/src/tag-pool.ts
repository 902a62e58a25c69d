import type { ScannedTag } from "@runlens/format";

/** Runs of one project log the same tags: one object for all that say the same. */
export class TagPool {
  private readonly byName = new Map<string, ScannedTag[]>();

  /** The tag, or one that was there before and says the same. */
  same(tag: ScannedTag): ScannedTag {
    const known = this.byName.get(tag.name);
    if (known === undefined) {
      this.byName.set(tag.name, [tag]);
      return tag;
    }
    const same = known.find((other) => saysTheSame(other, tag));
    if (same === undefined) known.push(tag);
    return same ?? tag;
  }
}

function saysTheSame(a: ScannedTag, b: ScannedTag): boolean {
  return (
    a.pluginName === b.pluginName &&
    a.dataClass === b.dataClass &&
    a.displayName === b.displayName &&
    a.description === b.description &&
    a.pluginContent.length === b.pluginContent.length &&
    a.pluginContent.every((byte, i) => byte === b.pluginContent[i])
  );
}
