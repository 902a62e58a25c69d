import { compareNatural } from "@runlens/base";

/**
 * Sorts the tags of many runs in natural order. Runs of one project share their
 * tags, and comparing naturally is slow, so every distinct tag is ranked once.
 */
export function createTagOrder(): (tags: Iterable<string>) => string[] {
  let ranks = new Map<string, number>();
  return (tags) => {
    const asked = [...tags];
    const added = asked.filter((tag) => !ranks.has(tag));
    if (added.length > 0) {
      const sorted = [...ranks.keys(), ...added].toSorted(compareNatural);
      ranks = new Map(sorted.map((tag, rank) => [tag, rank]));
    }
    return asked.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
  };
}
