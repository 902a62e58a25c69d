import type { ApiTag, ApiTags } from "@runlens/model";
import type { VisibleRun } from "@runlens/plugin-api";

/** One run's sounds under one tag. */
export interface CardOfSounds {
  readonly tag: ApiTag;
  readonly run: VisibleRun;
}

/** A card for each visible run that has the tag, in the order of the runs panel. */
export function cardsOf(
  tag: ApiTag,
  names: ApiTags["runs"],
  visible: readonly VisibleRun[],
): readonly CardOfSounds[] {
  const having = new Set(tag.runIndexes.map((index) => names[index]));
  return visible.filter(({ name }) => having.has(name)).map((run) => ({ tag, run }));
}
