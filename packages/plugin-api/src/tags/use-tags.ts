import { useMemo, useState } from "react";
import type { ViewState } from "../dashboard.ts";
import type { TagGroup } from "./group-tags.ts";
import { openGroups } from "./open-groups.ts";
import { parseTagFilter, type TagFilter } from "./tag-filter.ts";

/** The filter that the text says, or the last one that could be read and why this one cannot. */
export function useTagFilter(text: string): {
  readonly filter: TagFilter;
  readonly error: string | undefined;
} {
  const parsed = useMemo(() => parseTagFilter(text), [text]);
  const [last, setLast] = useState<TagFilter>({ kind: "all" });
  if (parsed.kind === "invalid") return { filter: last, error: parsed.message };
  if (parsed !== last) setLast(parsed);
  return { filter: parsed, error: undefined };
}

/** The open groups; what was open stays open when tags arrive. */
export function useOpenGroups(
  groups: readonly TagGroup[],
  view: ViewState,
  filtered: boolean,
): ReadonlySet<string> {
  const [openBefore, setOpenBefore] = useState<ReadonlySet<string>>(new Set());
  const open = useMemo(
    () => openGroups(groups, view, openBefore, filtered),
    [groups, view, openBefore, filtered],
  );
  if (!filtered && [...open].some((name) => !openBefore.has(name))) {
    setOpenBefore(new Set([...openBefore, ...open]));
  }
  return open;
}
