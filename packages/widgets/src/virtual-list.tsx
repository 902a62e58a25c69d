/* oxlint-disable jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events --
   a list box with aria-activedescendant keeps focus and keys on the list, not on its options */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import "./virtual-list.css";

interface VirtualListProps {
  readonly label: string;
  readonly count: number;
  /** CSS pixels; all rows are as high. */
  readonly rowHeight: number;
  /** The row that keys act on; kept in view when it changes. */
  readonly activeIndex: number;
  readonly isSelected: (index: number) => boolean;
  readonly keyOf: (index: number) => string;
  readonly renderRow: (index: number) => ReactNode;
  readonly onRowClick: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** A list box of any length with several selectable rows, of which only those in view exist. */
export function VirtualList(props: VirtualListProps) {
  const { label, count, rowHeight, activeIndex, keyOf } = props;
  const scrollRef = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- this code is not built with React Compiler
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    overscan: 8,
  });
  useEffect(() => {
    if (activeIndex >= 0) virtualizer.scrollToIndex(activeIndex);
  }, [activeIndex, virtualizer]);

  const optionId = (index: number): string => `${label}-${index}`.replaceAll(" ", "-");
  return (
    <div
      ref={scrollRef}
      className="rl-list"
      role="listbox"
      aria-label={label}
      aria-multiselectable
      aria-activedescendant={activeIndex >= 0 ? optionId(activeIndex) : undefined}
      tabIndex={0}
      onKeyDown={props.onKeyDown}
    >
      <div className="rl-list-sizer" role="presentation" style={{ height: count * rowHeight }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => (
          <div
            key={key}
            id={optionId(index)}
            className="rl-list-row"
            role="option"
            aria-selected={props.isSelected(index)}
            aria-posinset={index + 1}
            aria-setsize={count}
            data-active={index === activeIndex || undefined}
            style={{ height: rowHeight, transform: `translateY(${start}px)` }}
            onClick={() => props.onRowClick(index)}
          >
            {props.renderRow(index)}
          </div>
        ))}
      </div>
    </div>
  );
}
