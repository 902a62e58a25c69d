import type { ViewState } from "@runlens/plugin-api";
import { useMemo } from "react";
import { TABLE_COLUMNS, type TableColumn, type TableSort } from "./table-columns.ts";

const COLUMNS_KEY = "columns";
const SORT_KEY = "sort";
const BY_NAME: TableSort = { key: "name", descending: false };

/** Columns and order of all tables of the page, part of the link. */
export function useTableChoice(view: ViewState) {
  const columnsText = view.get(COLUMNS_KEY);
  const sortText = view.get(SORT_KEY);
  const columns = useMemo(() => chosenColumns(columnsText), [columnsText]);
  const sort = useMemo(() => parseSort(sortText), [sortText]);
  return {
    columns,
    sort,
    chooseColumns: (keys: ReadonlySet<string>): void => {
      const isUsual = TABLE_COLUMNS.every(({ key, usual }) => keys.has(key) === usual);
      view.set(COLUMNS_KEY, isUsual ? undefined : [...keys].join(","));
    },
    /** Rising first, and falling when it was rising. */
    sortBy: (key: string): void => {
      const descending = sort.key === key && !sort.descending;
      const isUsual = key === BY_NAME.key && !descending;
      view.set(SORT_KEY, isUsual ? undefined : `${descending ? "-" : ""}${key}`);
    },
  };
}

function chosenColumns(text: string | undefined): readonly TableColumn[] {
  const keys = text?.split(",");
  return TABLE_COLUMNS.filter(({ key, usual }) => keys?.includes(key) ?? usual);
}

function parseSort(text: string | undefined): TableSort {
  if (text === undefined) return BY_NAME;
  return { key: text.replace(/^-/, ""), descending: text.startsWith("-") };
}
