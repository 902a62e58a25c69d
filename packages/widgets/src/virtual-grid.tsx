import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useState, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { firstColumnWidth, type FirstColumn } from "./first-column.ts";
import { GridHead, GridRow, type ColumnPlace, type RowHandlers } from "./grid-row.tsx";
import "./virtual-grid.css";

export interface GridColumn {
  readonly key: string;
  /** CSS pixels. */
  readonly width: number;
}

/** Where a row stands in a tree of rows. */
export interface TreeRow {
  /** From 1 on. */
  readonly level: number;
  /** Absent for rows that cannot be opened. */
  readonly isExpanded?: boolean;
}

interface VirtualGridProps extends RowHandlers {
  readonly label: string;
  readonly rowCount: number;
  /** CSS pixels; all rows are as high. */
  readonly rowHeight: number;
  /** The first column, which stays in sight. Takes what others leave that have room beside it. */
  readonly first: FirstColumn;
  /** Those behind it. */
  readonly columns: readonly GridColumn[];
  /** The row that keys act on; kept in view when it changes. -1: none. */
  readonly activeIndex: number;
  readonly isSelected: (index: number) => boolean;
  /** Asked for all rows again whenever it is another function. */
  readonly keyOf: (index: number) => string;
  /** Absent: rows lie flat. */
  readonly treeRow?: ((index: number) => TreeRow) | undefined;
  /** Rows of one cell, the first, which takes all the room there is. */
  readonly isWhole?: (index: number) => boolean;
  /** `column` is -1 for the head of the first column. */
  readonly renderHeader: (column: number) => ReactNode;
  readonly sortOf: (column: number) => "ascending" | "descending" | undefined;
  /** The first cell of a row. These two keep their identity while they give the same. */
  readonly renderFirst: (row: number) => ReactNode;
  readonly renderCell: (row: number, column: number) => ReactNode;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Told which cells are in sight or near it; both ends belong to it. */
  readonly onRange: (rows: GridRange, columns: GridRange) => void;
  readonly ref: RefObject<HTMLDivElement | null>;
}

export interface GridRange {
  readonly from: number;
  readonly to: number;
}

const HEADER_HEIGHT = 30;
const NO_PLACES: readonly ColumnPlace[] = [];
const NOTHING: GridRange = { from: 0, to: -1 };

/**
 * A table of any length and width, of which only what is in view exists. It is one stop of
 * the Tab key: keys move the active row, and controls are in the header alone.
 */
export function VirtualGrid(props: VirtualGridProps) {
  const { label, rowCount, rowHeight, columns, activeIndex, keyOf, treeRow, ref } = props;
  const viewWidth = useWidth(ref);
  const othersWidth = columns.reduce((sum, { width }) => sum + width, 0);
  const firstWidth = firstColumnWidth(viewWidth, props.first, columns);
  const width = Math.max(firstWidth + othersWidth, viewWidth);

  // oxlint-disable-next-line react/incompatible-library -- this code is not built with React Compiler
  const rows = useVirtualizer({
    count: rowCount,
    getScrollElement: () => ref.current,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    paddingStart: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
    overscan: 8,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => ref.current,
    estimateSize: (index) => columns[index]?.width ?? 0,
    getItemKey: (index) => columns[index]?.key ?? index,
    paddingStart: firstWidth,
    scrollPaddingStart: firstWidth,
    overscan: 3,
  });
  useEffect(() => across.measure(), [across, columns, firstWidth]);
  useEffect(() => {
    if (activeIndex >= 0) rows.scrollToIndex(activeIndex);
  }, [activeIndex, rows]);

  const shownRows = rows.getVirtualItems();
  const shownColumns = across.getVirtualItems();
  const rowRange = rangeOf(shownRows);
  const columnRange = rangeOf(shownColumns);
  const { onRange } = props;
  useEffect(
    () => onRange(rowRange, columnRange),
    // Ranges are made anew each time; their ends are not.
    // oxlint-disable-next-line react/exhaustive-deps
    [onRange, rowRange.from, rowRange.to, columnRange.from, columnRange.to],
  );
  const places = useSame(
    shownColumns.map(({ index, key, start, size }) => ({ index, key, start, size })),
  );
  const rowId = (index: number): string => `${label}-${index}`.replaceAll(" ", "-");

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it is a grid in either case
    <div
      ref={ref}
      className="rl-grid"
      role={treeRow === undefined ? "grid" : "treegrid"}
      aria-label={label}
      aria-multiselectable
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={activeIndex >= 0 ? rowId(activeIndex) : undefined}
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget) props.onKeyDown(event);
      }}
    >
      <div role="presentation" style={{ height: rows.getTotalSize(), width }}>
        <div
          className="rl-grid-header"
          role="row"
          aria-rowindex={1}
          style={{ height: HEADER_HEIGHT, width }}
        >
          <div
            className="rl-grid-cell rl-grid-first"
            role="columnheader"
            aria-colindex={1}
            aria-sort={props.sortOf(-1)}
            style={{ width: firstWidth }}
          >
            {props.renderHeader(-1)}
          </div>
          {places.map((place) => (
            <GridHead
              key={place.key}
              place={place}
              sort={props.sortOf(place.index)}
              renderHeader={props.renderHeader}
            />
          ))}
        </div>
        {shownRows.map(({ index, key, start }) => (
          <GridRow
            key={key}
            id={rowId(index)}
            index={index}
            top={start}
            height={rowHeight}
            width={width}
            firstWidth={props.isWhole?.(index) === true ? viewWidth : firstWidth}
            places={props.isWhole?.(index) === true ? NO_PLACES : places}
            isSelected={props.isSelected(index)}
            isActive={index === activeIndex}
            level={treeRow?.(index).level}
            isExpanded={treeRow?.(index).isExpanded}
            renderFirst={props.renderFirst}
            renderCell={props.renderCell}
            handlers={props}
          />
        ))}
      </div>
    </div>
  );
}

function rangeOf(items: readonly { readonly index: number }[]): GridRange {
  const [first] = items;
  return first === undefined ? NOTHING : { from: first.index, to: items.at(-1)?.index ?? -1 };
}

/** The places that came before, as far as they are equal; the very list if all are. */
function useSame(places: readonly ColumnPlace[]): readonly ColumnPlace[] {
  const [kept, setKept] = useState(places);
  const known = new Map(kept.map((place) => [place.key, place]));
  const next = places.map((place) => {
    const before = known.get(place.key);
    const isSame =
      before?.index === place.index && before.start === place.start && before.size === place.size;
    return isSame ? before : place;
  });
  if (next.length === kept.length && next.every((place, i) => place === kept[i])) return kept;
  setKept(next);
  return next;
}

/** Inside of its borders, in CSS pixels; 0 before it is known. */
function useWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}
