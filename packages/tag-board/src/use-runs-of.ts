import type { ApiTag } from "@runlens/model";
import { useMemo } from "react";
import { runsOf } from "./run-cards.ts";
import type { TagBoardContext } from "./use-tag-board.ts";

/** The visible runs that have a tag; the same list while they are the same. */
export function useRunsOf(tag: ApiTag, { runs, tags }: Pick<TagBoardContext, "runs" | "tags">) {
  return useMemo(() => runsOf(tag, tags.runs, runs), [tag, tags.runs, runs]);
}
