import { visibleName } from "@runlens/base";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import { CheckMark } from "./checkbox.tsx";
import { moveTarget } from "./list-keys.ts";
import { VirtualList } from "./virtual-list.tsx";
import "./choice-list.css";

interface ChoiceListProps {
  readonly label: string;
  readonly count: number;
  readonly keyOf: (index: number) => string;
  readonly isChosen: (index: number) => boolean;
  /** Chooses what is not chosen, and the other way round. */
  readonly toggle: (index: number) => void;
  readonly titleOf: (index: number) => string;
  /** Words at the end of a row. */
  readonly noteOf?: (index: number) => string;
  /** Stands in place of an empty list. */
  readonly none?: ReactNode;
}

const ROW_HEIGHT = 26;

/** Any number of things to choose from, several at once: a click, Space and Enter do. */
export function ChoiceList(props: ChoiceListProps) {
  const { label, count, keyOf, isChosen, toggle, titleOf, noteOf, none } = props;
  const [moved, setMoved] = useState(-1);
  // A search may have left fewer.
  const active = moved < count ? moved : -1;
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = moveTarget(event.key, active, count);
    if (target !== undefined) setMoved(target);
    else if (event.key !== " " && event.key !== "Enter") return;
    else if (active >= 0) toggle(active);
    event.preventDefault();
  };
  if (count === 0 && none !== undefined) return none;
  return (
    <div className="rl-choices" style={{ height: count * ROW_HEIGHT + 2 }}>
      <VirtualList
        label={label}
        count={count}
        rowHeight={ROW_HEIGHT}
        activeIndex={active}
        isSelected={isChosen}
        keyOf={keyOf}
        onRowClick={(index) => {
          setMoved(index);
          toggle(index);
        }}
        onKeyDown={onKeyDown}
        renderRow={(index) => (
          <div className="rl-choice">
            <CheckMark checked={isChosen(index)} />
            <span className="rl-choice-title" title={titleOf(index)}>
              <bdi>{visibleName(titleOf(index))}</bdi>
            </span>
            {noteOf && <span className="rl-choice-note">{noteOf(index)}</span>}
          </div>
        )}
      />
    </div>
  );
}
