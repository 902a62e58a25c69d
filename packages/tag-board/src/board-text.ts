import { countText, groupedText } from "@runlens/base";
import type { TagBoard } from "./use-tag-board.ts";

/** "5 of 32 tags, 3 without a selected run" */
export function shownText({
  tags,
  allCount,
  emptyCount,
}: Pick<TagBoard, "tags" | "allCount" | "emptyCount">): string {
  const all = countText(allCount, "tag");
  const shown = tags.length === allCount ? all : `${groupedText(tags.length)} of ${all}`;
  return emptyCount === 0 ? shown : `${shown}, ${groupedText(emptyCount)} without a selected run`;
}
