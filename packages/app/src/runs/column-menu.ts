import type { RunSort } from "@runlens/model";
import { columnMenu, type MenuSection, type SortDirection } from "@runlens/widgets";
import { METRIC_FUNCTIONS, metricText, type RunColumn } from "./columns.ts";
import {
  sortedBy,
  withColumnAt,
  withColumnInstead,
  withoutColumn,
  type TableState,
} from "./table-state.ts";

interface ColumnMenuParts {
  readonly column: RunColumn;
  readonly direction: SortDirection;
  /** The order that nobody chose. */
  readonly usualSort: RunSort;
  readonly state: TableState;
  readonly change: (change: (state: TableState) => TableState) => void;
  /** Absent where the values are not known to be those of one hyperparameter. */
  readonly filter?: (() => void) | undefined;
}

/** All that can be done with a column. */
export function runColumnMenu(parts: ColumnMenuParts): readonly MenuSection[] {
  const { column, direction, usualSort, state, change } = parts;
  const { text } = column;
  return columnMenu({
    title: text,
    direction,
    onSort: (isDescending) => change((before) => sortedBy(before, text, isDescending, usualSort)),
    between: [...rowSections(parts), ...valueSections(parts)],
    place: state.columns.indexOf(text),
    count: state.columns.length,
    onMove: (place) => change((before) => withColumnAt(before, text, place)),
    onRemove: () => change((before) => withoutColumn(before, text)),
  });
}

/** What the column does to the rows. */
function rowSections({ column, state, change, filter }: ColumnMenuParts): readonly MenuSection[] {
  const { text, kind } = column;
  const group = {
    label: "Group by this column",
    isChecked: state.grouping === text,
    onSelect: () =>
      change((before) => ({
        ...before,
        grouping: before.grouping === text ? undefined : text,
        folded: [],
      })),
  };
  const items = [
    ...(filter === undefined ? [] : [{ label: "Filter…", onSelect: filter }]),
    ...(kind === "age" ? [] : [group]),
  ];
  return items.length === 0 ? [] : [{ items }];
}

/** What of a metric is shown. */
function valueSections({ column, change }: ColumnMenuParts): readonly MenuSection[] {
  const { text, kind, name, prefix } = column;
  if (kind !== "metric" || name === undefined) return [];
  const items = METRIC_FUNCTIONS.map((each) => ({
    label: each,
    isChecked: each === prefix,
    onSelect: () => change((before) => withColumnInstead(before, text, metricText(each, name))),
  }));
  return [{ title: "Value", items }];
}
