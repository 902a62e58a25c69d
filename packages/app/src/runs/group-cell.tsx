import { groupedText } from "@runlens/base";
import { CheckMark } from "@runlens/widgets";
import { ChevronRight } from "lucide-react";
import type { MouseEvent } from "react";
import type { GroupView } from "../run-view.ts";
import { keyParts, type KeyParts, type SharedLengths } from "./group-key.ts";
import "./run-row.css";
import "./group-cell.css";

interface GroupCellProps {
  readonly group: GroupView;
  /** What the keys of all groups have in common. */
  readonly shared: SharedLengths;
  readonly isFolded: boolean;
  readonly selected: boolean | "mixed";
  readonly onSelect: () => void;
}

/** The head of a group: its check mark selects all of its runs, the rest of the row folds it. */
export function GroupCell({ group, shared, isFolded, selected, onSelect }: GroupCellProps) {
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
        {group.id === "" ? <em>no group</em> : <Key {...keyParts(group.id, shared)} />}
      </span>
      <span className="run-group-count">{groupedText(group.runs.length)}</span>
    </div>
  );
}

function Key({ start, own, ownEnd, end }: KeyParts) {
  return (
    <>
      {start !== "" && <span className="run-group-shared">{start}</span>}
      <span className="run-group-own">
        <bdi>{own}</bdi>
        {ownEnd !== "" && <span className="run-group-own-end">{ownEnd}</span>}
      </span>
      {end !== "" && <span className="run-group-shared">{end}</span>}
    </>
  );
}
