import { countText } from "@runlens/base";
import { EmptyState } from "@runlens/widgets";
import type { ReactNode } from "react";
import type { TagBoard } from "./use-tag-board.ts";

interface NoTagsProps {
  readonly board: TagBoard;
  /** What can be done where no selected run has the tags. Default: to select others. */
  readonly children?: ReactNode;
}

/** Why there is no card. */
export function NoTags({ board, children }: NoTagsProps) {
  const { emptyCount, allCount, filterText } = board;
  if (emptyCount > 0) {
    return (
      <EmptyState title="No selected run has these tags">
        {children ?? `Select other runs in the list: they have ${countText(emptyCount, "tag")}.`}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={`No tag matches “${filterText}”`}>
      The filter is a regular expression, looked for anywhere in {countText(allCount, "tag")}{" "}
      without regard to case.
    </EmptyState>
  );
}
