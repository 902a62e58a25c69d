import { compareNatural } from "@runlens/base";
import type { ApiTag, ApiTags } from "@runlens/model";
import type { VisibleRun } from "@runlens/plugin-api";

/** One series that gets a card. */
export interface SeriesCard {
  readonly tag: ApiTag;
  readonly run: VisibleRun;
}

/** A card for each visible run of each tag: by tag, the runs in natural order. */
export function seriesCards(
  tags: readonly ApiTag[],
  runNames: ApiTags["runs"],
  visibleRuns: readonly VisibleRun[],
): readonly SeriesCard[] {
  const visible = new Map(visibleRuns.map((run) => [run.name, run]));
  return tags.flatMap((tag) =>
    tag.runIndexes
      .map((index) => visible.get(runNames[index] ?? ""))
      .filter((run) => run !== undefined)
      .toSorted((a, b) => compareNatural(a.name, b.name))
      .map((run) => ({ tag, run })),
  );
}
