/* oxlint-disable jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus,
   jsx-a11y/no-static-element-interactions -- a grid with aria-activedescendant keeps focus and
   keys to itself */
import { memo, type MouseEvent, type ReactNode } from "react";

/** Where a column stands. */
export interface ColumnPlace {
  readonly index: number;
  readonly key: string | number | bigint;
  readonly start: number;
  readonly size: number;
}

export interface RowHandlers {
  readonly onRowClick: (index: number, shift: boolean) => void;
  readonly onRowDoubleClick: (index: number) => void;
  readonly onRowMenu: (index: number, event: MouseEvent) => void;
}

interface GridRowProps {
  readonly renderFirst: (row: number) => ReactNode;
  readonly renderCell: (row: number, column: number) => ReactNode;
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly width: number;
  readonly firstWidth: number;
  readonly places: readonly ColumnPlace[];
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly level: number | undefined;
  readonly isExpanded: boolean | undefined;
  readonly handlers: RowHandlers;
}

function GridRowView(props: GridRowProps) {
  const { id, index, top, height, width, firstWidth, places, renderCell, handlers } = props;
  return (
    <div
      id={id}
      className="rl-grid-row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.isSelected}
      aria-level={props.level}
      aria-expanded={props.isExpanded}
      data-active={props.isActive || undefined}
      style={{ height, width, transform: `translateY(${top}px)` }}
      onClick={(event) => handlers.onRowClick(index, event.shiftKey)}
      onDoubleClick={() => handlers.onRowDoubleClick(index)}
      onContextMenu={(event) => handlers.onRowMenu(index, event)}
    >
      <GridFirst row={index} width={firstWidth} renderFirst={props.renderFirst} />
      {places.map((place) => (
        <GridCell key={place.key} row={index} place={place} renderCell={renderCell} />
      ))}
    </div>
  );
}

interface GridFirstProps extends Pick<GridRowProps, "renderFirst"> {
  readonly row: number;
  readonly width: number;
}

const GridFirst = memo(function GridFirst({ row, width, renderFirst }: GridFirstProps) {
  return (
    <div
      className="rl-grid-cell rl-grid-first"
      role="rowheader"
      aria-colindex={1}
      style={{ width }}
    >
      {renderFirst(row)}
    </div>
  );
});

interface GridCellProps extends Pick<GridRowProps, "renderCell"> {
  readonly row: number;
  readonly place: ColumnPlace;
}

const GridCell = memo(function GridCell({ row, place, renderCell }: GridCellProps) {
  const { index, start, size } = place;
  return (
    <div
      className="rl-grid-cell"
      role="gridcell"
      aria-colindex={index + 2}
      style={{ left: start, width: size }}
    >
      {renderCell(row, index)}
    </div>
  );
});

interface GridHeadProps {
  readonly renderHeader: (column: number) => ReactNode;
  readonly place: ColumnPlace;
  readonly sort: "ascending" | "descending" | undefined;
}

export const GridHead = memo(function GridHead({ place, sort, renderHeader }: GridHeadProps) {
  const { index, start, size } = place;
  return (
    <div
      className="rl-grid-cell"
      role="columnheader"
      aria-colindex={index + 2}
      aria-sort={sort}
      style={{ left: start, width: size }}
    >
      {renderHeader(index)}
    </div>
  );
});
/** Rows that scroll by are drawn once. Handlers act on indexes, so older ones do the same. */
export const GridRow = memo(
  GridRowView,
  ({ handlers: _before, ...before }, { handlers: _after, ...after }) =>
    Object.entries(after).every(([name, value]) =>
      Object.is(value, before[name as keyof typeof before]),
    ),
);
