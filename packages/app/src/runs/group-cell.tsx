import { CheckMark } from "@runlens/widgets";
import { ChevronRight } from "lucide-react";
import type { MouseEvent } from "react";
import type { GroupView } from "../run-view.ts";

interface GroupCellProps {
  readonly group: GroupView;
  readonly isFolded: boolean;
  readonly selected: boolean | "mixed";
  readonly onSelect: () => void;
}

/** The head of a group: its check mark selects all of its runs, the rest of the row folds it. */
export function GroupCell({ group, isFolded, selected, onSelect }: GroupCellProps) {
  const select = (event: MouseEvent): void => {
    event.stopPropagation();
    onSelect();
  };
  return (
    <div className="run-row run-group" data-selected={selected !== false || undefined}>
      {/* For the pointer only: the space bar does the same. */}
      <span aria-hidden className="run-group-check" onClick={select}>
        <CheckMark checked={selected} />
      </span>
      <ChevronRight className="run-group-chevron" data-open={!isFolded || undefined} aria-hidden />
      <span className="run-color run-group-color" style={{ background: group.color }} />
      <span className="run-group-name" title={group.id}>
        {group.id === "" ? <em>no group</em> : <bdi>{group.id}</bdi>}
      </span>
      <span className="run-group-count">{group.runs.length.toLocaleString("en-US")}</span>
    </div>
  );
}
