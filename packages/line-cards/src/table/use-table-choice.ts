import { withItemAt } from "@runlens/base";
import { listOf, listText, type ViewState } from "@runlens/plugin-api";
import { useMemo } from "react";
import { columnOf, TABLE_COLUMNS, type TableColumn, type TableSort } from "./table-columns.ts";

const COLUMNS_KEY = "columns";
const SORT_KEY = "sort";
const BY_NAME: TableSort = { key: "name", descending: false };
const USUAL = TABLE_COLUMNS.filter(({ usual }) => usual).map(({ key }) => key);

/** Columns and order of all tables of the page, part of the link. */
export interface TableChoice {
  /** From left to right. */
  readonly columns: readonly TableColumn[];
  readonly sort: TableSort;
  readonly add: (keys: readonly string[]) => void;
  readonly remove: (key: string) => void;
  /** Puts a column where another one stands. */
  readonly place: (key: string, other: string | undefined) => void;
  readonly sortBy: (sort: TableSort) => void;
}

export function useTableChoice(view: ViewState): TableChoice {
  const columnsText = view.get(COLUMNS_KEY);
  const sortText = view.get(SORT_KEY);
  const columns = useMemo(() => parseColumns(columnsText), [columnsText]);
  const sort = useMemo(() => parseSort(sortText), [sortText]);
  const keys = columns.map(({ key }) => key);
  const choose = (next: readonly string[]): void => view.set(COLUMNS_KEY, columnsTextOf(next));
  return {
    columns,
    sort,
    add: (added) => choose([...new Set([...keys, ...added])]),
    remove: (key) => choose(keys.filter((each) => each !== key)),
    place(key, other) {
      // What is dropped may be a column of another table.
      if (other !== undefined && keys.includes(key))
        choose(withItemAt(keys, key, keys.indexOf(other)));
    },
    sortBy({ key, descending }) {
      const isUsual = key === BY_NAME.key && !descending;
      view.set(SORT_KEY, isUsual ? undefined : `${descending ? "-" : ""}${key}`);
    },
  };
}

/** Without repeats and without what is no column. "" stands for none. */
function parseColumns(text: string | undefined): readonly TableColumn[] {
  const keys = text === undefined ? USUAL : new Set(listOf(text));
  return [...keys].map(columnOf).filter((column) => column !== undefined);
}

function columnsTextOf(keys: readonly string[]): string | undefined {
  const text = listText(keys) ?? "";
  return text === listText(USUAL) ? undefined : text;
}

function parseSort(text: string | undefined): TableSort {
  if (text === undefined) return BY_NAME;
  return { key: text.replace(/^-/, ""), descending: text.startsWith("-") };
}
