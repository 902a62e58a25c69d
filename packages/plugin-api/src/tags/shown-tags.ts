import type { ApiTag, ApiTags } from "@runlens/model";
import type { VisibleRun } from "../dashboard.ts";
import { passesFilter, type TagFilter } from "./tag-filter.ts";

export interface ShownTags {
  /** In the order of the list. */
  readonly tags: readonly ApiTag[];
  /** Tags that pass the filter and are left out, since no visible run has them. */
  readonly emptyCount: number;
}

/** The tags that get a card: those that pass the filter and, unless asked for all, that a visible run has. */
export function shownTags(
  { runs, tags }: ApiTags,
  visibleRuns: readonly VisibleRun[],
  filter: TagFilter,
  withEmpty: boolean,
): ShownTags {
  const passing = tags.filter(({ tag }) => passesFilter(filter, tag));
  if (withEmpty) return { tags: passing, emptyCount: 0 };
  const visible = new Set(visibleRuns.map((run) => run.name));
  const isVisible = runs.map((name) => visible.has(name));
  const shown = passing.filter(({ runIndexes }) => runIndexes.some((index) => isVisible[index]));
  return { tags: shown, emptyCount: passing.length - shown.length };
}
