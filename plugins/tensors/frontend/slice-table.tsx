import { stepText } from "@runlens/charts";
import { VirtualGrid } from "@runlens/widgets";
import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { elementText } from "./element-text.ts";
import { placeIn, type TensorSlice } from "./tensor-slice.ts";

/** Browsers end a page at about 33 million pixels. */
const MAX_ROWS = 1_000_000;
const MAX_COLUMNS = 100_000;
const ROW_HEIGHT = 24;
const NUMBER_WIDTH = 96;
const TEXT_WIDTH = 220;
const INDEX_WIDTH = { minWidth: 56, maxWidth: 56 };

/** The elements of a slice, of which only those in view exist. */
export function SliceTable({
  slice,
  name,
}: {
  readonly slice: TensorSlice;
  readonly name: string;
}) {
  const grid = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const rows = Math.min(slice.rows, MAX_ROWS);
  const shownColumns = Math.min(slice.columns, MAX_COLUMNS);
  const width = slice.tensor.kind === "strings" ? TEXT_WIDTH : NUMBER_WIDTH;
  const columns = useMemo(
    () => Array.from({ length: shownColumns }, (_, column) => ({ key: String(column), width })),
    [shownColumns, width],
  );
  const renderCell = useCallback(
    (row: number, column: number) => {
      const text = elementText(slice.tensor, placeIn(slice, row, column));
      return (
        <span className="tensor-element" title={text}>
          {text}
        </span>
      );
    },
    [slice],
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = rowOfKey(event.key, Math.min(active, rows - 1), rows);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
  };
  return (
    <>
      <div className="tensor-table" data-texts={slice.tensor.kind === "strings" || undefined}>
        <VirtualGrid
          ref={grid}
          label={`Elements of ${name}`}
          rowCount={rows}
          rowHeight={ROW_HEIGHT}
          first={INDEX_WIDTH}
          columns={columns}
          activeIndex={Math.min(active, rows - 1)}
          isSelected={() => false}
          keyOf={String}
          renderHeader={(column) =>
            column < 0 ? "" : <span className="tensor-index">{stepText(column)}</span>
          }
          sortOf={() => undefined}
          renderFirst={renderIndex}
          renderCell={renderCell}
          onRowClick={setActive}
          onRowDoubleClick={() => {}}
          onRowMenu={() => {}}
          onKeyDown={onKeyDown}
          onRange={ignore}
        />
      </div>
      {(rows < slice.rows || shownColumns < slice.columns) && (
        <p className="tensor-cut">
          The first {stepText(rows)} × {stepText(shownColumns)} of {stepText(slice.rows)} ×{" "}
          {stepText(slice.columns)}. The CSV file has all.
        </p>
      )}
    </>
  );
}

function ignore(): void {}

function renderIndex(index: number): ReactNode {
  return <span className="tensor-index">{stepText(index)}</span>;
}

const PAGE_ROWS = 10;

function rowOfKey(key: string, row: number, count: number): number | undefined {
  const targets: Readonly<Record<string, number>> = {
    ArrowUp: row - 1,
    ArrowDown: row + 1,
    PageUp: row - PAGE_ROWS,
    PageDown: row + PAGE_ROWS,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  return target === undefined ? undefined : Math.max(Math.min(target, count - 1), 0);
}
