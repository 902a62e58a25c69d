import type { ApiTag } from "@runlens/model";
import type { DashboardContext } from "@runlens/plugin-api";
import {
  groupTags,
  setGroupOpen,
  shownTags,
  useOpenGroups,
  useTagFilter,
  type TagGroup,
} from "@runlens/plugin-api/tags";
import { useDeferredValue, useMemo } from "react";

/** What the frame needs of a dashboard's context. */
export interface TagBoardContext extends Pick<DashboardContext, "tags" | "runs" | "view"> {
  readonly settings: { readonly tagFilter: string };
  setSetting(name: "tagFilter", value: string): void;
}

export interface TagBoard {
  /** Those that pass the filter and that a selected run has. */
  readonly tags: readonly ApiTag[];
  /** The same in groups, by prefix. */
  readonly groups: readonly TagGroup[];
  /** Tags that pass the filter and that no selected run has. */
  readonly emptyCount: number;
  readonly allCount: number;
  /** As it was applied last. */
  readonly filterText: string;
  /** Why the filter cannot be read. */
  readonly error: string | undefined;
  isOpen(group: string): boolean;
  toggle(group: string): void;
}

/** @param withEmpty also tags that no selected run has. Default: false. */
export function useTagBoard(context: TagBoardContext, withEmpty = false): TagBoard {
  const { tags: all, runs, view, settings } = context;
  const filterText = useDeferredValue(settings.tagFilter);
  const { filter, error } = useTagFilter(filterText);
  const { tags, emptyCount } = useMemo(
    () => shownTags(all, runs, filter, withEmpty),
    [all, runs, filter, withEmpty],
  );
  const groups = useMemo(() => groupTags(tags), [tags]);
  const open = useOpenGroups(groups, view, filter.kind === "pattern");
  return {
    tags,
    groups,
    emptyCount,
    allCount: all.tags.length,
    filterText,
    error,
    isOpen: (group) => open.has(group),
    toggle: (group) => setGroupOpen(view, group, !open.has(group)),
  };
}
