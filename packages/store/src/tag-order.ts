import { compareNaturalKeys, naturalKey, type NaturalKey } from "@runlens/base";

/**
 * Sorts the tags of many runs in natural order. Runs of one project share their
 * tags, and comparing naturally is slow, so every distinct tag is ranked once.
 */
export function createTagOrder(): (tags: Iterable<string>) => string[] {
  let sorted: NaturalKey[] = [];
  let ranks = new Map<string, number>();
  return (tags) => {
    const asked = [...tags];
    const added = asked.filter((tag) => !ranks.has(tag));
    if (added.length > 0) {
      sorted = [...sorted, ...added.map(naturalKey)].toSorted(compareNaturalKeys);
      ranks = new Map(sorted.map(({ name }, rank) => [name, rank]));
    }
    return asked.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
  };
}
