import { visibleName } from "@runlens/base";
import type { ApiTag, ApiTags } from "@runlens/model";
import type { VisibleRun } from "@runlens/plugin-api";

/** A card of its own for one run's series under one tag. */
export interface RunCard {
  /** Unique on the page. */
  readonly key: string;
  readonly tag: ApiTag;
  readonly run: VisibleRun;
  /** Visible runs that have the tag, `run` among them. */
  readonly runs: readonly VisibleRun[];
}

/** What a run is called for the reader, who may have given it a name. */
export function runLabel({ name, displayName }: VisibleRun): string {
  return visibleName(displayName ?? name);
}

/** "loss, train": names a card for screen readers. */
export function cardName({ tag, run }: Pick<RunCard, "tag" | "run">): string {
  return `${tag.tag}, ${runLabel(run)}`;
}

/** The visible runs that have the tag, in the order of the runs panel. */
export function runsOf(
  { runIndexes }: ApiTag,
  names: ApiTags["runs"],
  visible: readonly VisibleRun[],
): readonly VisibleRun[] {
  const having = new Set(runIndexes.map((index) => names[index]));
  return visible.filter(({ name }) => having.has(name));
}

/** A card for each visible run that has the tag, in the order of the runs panel. */
export function runCards(
  tag: ApiTag,
  names: ApiTags["runs"],
  visible: readonly VisibleRun[],
): readonly RunCard[] {
  const runs = runsOf(tag, names, visible);
  return runs.map((run) => ({ key: JSON.stringify([run.name, tag.tag]), tag, run, runs }));
}
