import { visibleName } from "@runlens/base";
import {
  columnMenu,
  Menu,
  useColumnHead,
  type ColumnHeadActions,
  type MenuSection,
  type SortDirection,
} from "@runlens/widgets";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useState } from "react";
import type { TableColumn, TableSort } from "./table-columns.ts";
import type { TableChoice } from "./use-table-choice.ts";

interface TableHeadProps {
  /** Those that are shown now. */
  readonly columns: readonly TableColumn[];
  readonly choice: TableChoice;
  readonly labelOf: (column: TableColumn) => string;
}

interface OpenMenu {
  readonly key: string;
  readonly button: HTMLElement;
}

const NAME = "name";

/** A click sorts; the columns behind the name do all that `useColumnHead` does. */
export function TableHead(props: TableHeadProps) {
  const { columns, choice, labelOf } = props;
  const { sort, sortBy } = choice;
  const [menu, setMenu] = useState<OpenMenu>();
  return (
    <thead>
      <tr>
        <th scope="col" aria-sort={directionOf(sort, NAME)}>
          <button type="button" onClick={() => sortBy(sortedNext(sort, NAME))}>
            Name
            <SortMark direction={directionOf(sort, NAME)} />
          </button>
        </th>
        {columns.map((column, place) => (
          <ColumnHead
            key={column.key}
            column={column.key}
            label={labelOf(column)}
            direction={directionOf(sort, column.key)}
            place={place}
            onSort={() => sortBy(sortedNext(sort, column.key))}
            onMove={(key, to) => choice.place(key, columns[to]?.key)}
            onRemove={() => choice.remove(column.key)}
            onMenu={(button) => setMenu({ key: column.key, button })}
          />
        ))}
      </tr>
      <Menu
        label="Column"
        anchor={menu?.button}
        sections={menu === undefined ? [] : menuOf(menu.key, props)}
        onClose={() => setMenu(undefined)}
        returnFocus={() => menu?.button ?? null}
      />
    </thead>
  );
}

interface ColumnHeadProps extends ColumnHeadActions {
  readonly label: string;
  readonly direction: SortDirection;
}

function ColumnHead({ label, direction, ...actions }: ColumnHeadProps) {
  const head = useColumnHead(actions);
  return (
    <th scope="col" aria-sort={direction}>
      <button type="button" {...head}>
        <bdi>{visibleName(label)}</bdi>
        <SortMark direction={direction} />
      </button>
    </th>
  );
}

function SortMark({ direction }: { readonly direction: SortDirection }) {
  if (direction === undefined) return null;
  return direction === "ascending" ? <ArrowUp aria-hidden /> : <ArrowDown aria-hidden />;
}

function menuOf(key: string, { columns, choice, labelOf }: TableHeadProps): readonly MenuSection[] {
  const place = columns.findIndex((column) => column.key === key);
  const column = columns[place];
  if (column === undefined) return [];
  return columnMenu({
    title: labelOf(column),
    direction: directionOf(choice.sort, key),
    onSort: (descending) => choice.sortBy({ key, descending }),
    place,
    count: columns.length,
    onMove: (to) => choice.place(key, columns[to]?.key),
    onRemove: () => choice.remove(key),
  });
}

function directionOf(sort: TableSort, key: string): SortDirection {
  if (sort.key !== key) return undefined;
  return sort.descending ? "descending" : "ascending";
}

/** Rising first, and falling when it was rising. */
function sortedNext(sort: TableSort, key: string): TableSort {
  return { key, descending: sort.key === key && !sort.descending };
}
