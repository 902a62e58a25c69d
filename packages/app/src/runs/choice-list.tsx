import { CheckMark, VirtualList } from "@runlens/widgets";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import { moveTarget } from "../list-keys.ts";

interface ChoiceListProps {
  readonly label: string;
  readonly count: number;
  readonly keyOf: (index: number) => string;
  readonly isChosen: (index: number) => boolean;
  /** Chooses what is not chosen, and the other way round. */
  readonly toggle: (index: number) => void;
  /** What stands behind the check mark. */
  readonly renderChoice: (index: number) => ReactNode;
  /** Stands in place of an empty list. */
  readonly none?: ReactNode;
}

const ROW_HEIGHT = 26;

/** Any number of things to choose from, several at once: a click, Space and Enter do. */
export function ChoiceList(props: ChoiceListProps) {
  const { label, count, keyOf, isChosen, toggle, renderChoice, none } = props;
  const [active, setActive] = useState(-1);
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = moveTarget(event.key, active, count);
    if (target !== undefined) setActive(target);
    else if (event.key === " " || event.key === "Enter") toggle(active);
    else return;
    event.preventDefault();
  };
  if (count === 0 && none !== undefined) return none;
  return (
    <div className="column-choices" style={{ height: count * ROW_HEIGHT + 2 }}>
      <VirtualList
        label={label}
        count={count}
        rowHeight={ROW_HEIGHT}
        activeIndex={active}
        isSelected={isChosen}
        keyOf={keyOf}
        onRowClick={(index) => {
          setActive(index);
          toggle(index);
        }}
        onKeyDown={onKeyDown}
        renderRow={(index) => (
          <div className="column-choice">
            <CheckMark checked={isChosen(index)} />
            {renderChoice(index)}
          </div>
        )}
      />
    </div>
  );
}
