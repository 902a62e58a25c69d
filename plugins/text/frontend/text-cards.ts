import type { ApiTag, ApiTags } from "@runlens/model";
import type { VisibleRun } from "@runlens/plugin-api";

/** One run's texts under one tag. */
export interface CardOfText {
  readonly tag: ApiTag;
  readonly run: VisibleRun;
  /** Visible runs that have the tag, `run` among them. */
  readonly runs: readonly VisibleRun[];
}

/** A card for each visible run that has the tag, in the order of the runs panel. */
export function cardsOf(
  tag: ApiTag,
  names: ApiTags["runs"],
  visible: readonly VisibleRun[],
): readonly CardOfText[] {
  const having = new Set(tag.runIndexes.map((index) => names[index]));
  const runs = visible.filter(({ name }) => having.has(name));
  return runs.map((run) => ({ tag, run, runs }));
}

export function keyOfCard({ tag, run }: CardOfText): string {
  return JSON.stringify([run.name, tag.tag]);
}
