import { compareNaturalKeys, naturalKey } from "@runlens/base";
import type { ScannedTag } from "@runlens/format";

/** Tags of many runs in natural order. */
export interface TagOrder {
  sorted(tags: Iterable<string>): string[];
  /** Places in the list in the order of its tags; kept for as long as the list is. */
  places(tags: readonly ScannedTag[]): Int32Array;
}

/**
 * Runs of one project share their tags, and comparing naturally is slow, so every
 * distinct tag is ranked once, and lists that files share are sorted once.
 */
export function createTagOrder(): TagOrder {
  let ranks = new Map<string, number>();
  const placesOfLists = new WeakMap<readonly ScannedTag[], Int32Array>();

  function rank(tags: readonly string[]): void {
    const added = tags.filter((tag) => !ranks.has(tag));
    // Keys take more memory than names, and new tags are rare.
    if (added.length > 0) ranks = ranksOf([...ranks.keys(), ...added]);
  }

  return {
    sorted(tags) {
      const asked = [...tags];
      rank(asked);
      return asked.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
    },
    places(tags) {
      const known = placesOfLists.get(tags);
      if (known !== undefined) return known;
      rank(tags.map(({ name }) => name));
      const ranksOfTags = tags.map(({ name }) => ranks.get(name) ?? 0);
      const places = Int32Array.from(tags.keys());
      places.sort((a, b) => (ranksOfTags[a] ?? 0) - (ranksOfTags[b] ?? 0));
      placesOfLists.set(tags, places);
      return places;
    },
  };
}

function ranksOf(tags: Iterable<string>): Map<string, number> {
  const keys = Array.from(tags, naturalKey).toSorted(compareNaturalKeys);
  return new Map(keys.map(({ name }, place) => [name, place]));
}
