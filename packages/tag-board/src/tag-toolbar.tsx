import { SearchField } from "@runlens/widgets";
import type { ReactNode } from "react";
import { shownText } from "./board-text.ts";
import type { TagBoard, TagBoardContext } from "./use-tag-board.ts";
import "./tag-board.css";

interface TagToolbarProps {
  readonly context: TagBoardContext;
  readonly board: TagBoard;
  /** What is shown. Default: how many tags of how many. */
  readonly count?: string;
  /** Another field, behind the filter. */
  readonly search?: ReactNode;
  /** Buttons at the end. */
  readonly children?: ReactNode;
}

/** Stays at the upper edge. */
export function TagToolbar({ context, board, count, search, children }: TagToolbarProps) {
  return (
    <div className="tag-toolbar">
      <div className="tag-toolbar-field">
        <SearchField
          label="Filter tags"
          placeholder="Filter tags (regex)"
          value={context.settings.tagFilter}
          onChange={(text) => context.setSetting("tagFilter", text)}
          error={board.error}
        />
      </div>
      {search !== undefined && <div className="tag-toolbar-field">{search}</div>}
      <span className="tag-toolbar-count" role="status">
        {count ?? shownText(board)}
      </span>
      {children !== undefined && <div className="tag-toolbar-end">{children}</div>}
    </div>
  );
}
