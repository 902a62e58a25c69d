import type { RunSort } from "@runlens/model";
import { withItemAt } from "@runlens/base";
import { columnOf, DEFAULT_COLUMNS } from "./columns.ts";

/** How the table of runs looks, as the link keeps it. */
export interface TableState {
  /** Expressions behind the name, from left to right. */
  readonly columns: readonly string[];
  /** Undefined: as usual, which `usualSort` says. */
  readonly sort: RunSort | undefined;
  /** As `parseGrouping` reads it; undefined: no groups. */
  readonly grouping: string | undefined;
  /** Keys of groups that are folded. */
  readonly folded: readonly string[];
  /** Whether the table takes the place of the dashboard. */
  readonly isFull: boolean;
}

export const DEFAULT_TABLE: TableState = {
  columns: DEFAULT_COLUMNS,
  sort: undefined,
  grouping: undefined,
  folded: [],
  isFull: false,
};

type Param = readonly [name: string, value: string];

/** What differs from a fresh table. One empty column stands for none: no expression is "". */
export function tableParams({ columns, sort, grouping, folded, isFull }: TableState): Param[] {
  const texts = columns.length === 0 ? [""] : columns;
  return [
    ...(isSameList(columns, DEFAULT_COLUMNS) ? [] : texts.map((text): Param => ["col", text])),
    ...(sort === undefined ? [] : [["sort", sortText(sort)] as const]),
    ...(grouping === undefined ? [] : [["group", grouping] as const]),
    ...folded.map((key): Param => ["folded", key]),
    ...(isFull ? [["table", "full"] as const] : []),
  ];
}

/** Undefined for a parameter that says nothing of the table. */
export function withTableParam(
  state: TableState,
  isFirst: boolean,
  [name, value]: Param,
): TableState | undefined {
  switch (name) {
    case "col": {
      const before = isFirst ? [] : state.columns;
      const isNew = columnOf(value) !== undefined && !before.includes(value);
      return { ...state, columns: isNew ? [...before, value] : before };
    }
    case "sort":
      return { ...state, sort: parseSort(value) };
    case "group":
      return { ...state, grouping: value === "" ? undefined : value };
    case "folded":
      return { ...state, folded: [...state.folded, value] };
    case "table":
      return { ...state, isFull: value === "full" };
    default:
      return undefined;
  }
}

/** The next of ascending, descending and the usual order. */
export function sortedNext(state: TableState, by: string, usual: RunSort): TableState {
  const { sort = usual } = state;
  if (sort.by !== by) return sortedBy(state, by, false, usual);
  if (sort.isDescending !== true) return sortedBy(state, by, true, usual);
  return usual.by === by ? sortedBy(state, by, false, usual) : { ...state, sort: undefined };
}

export function sortedBy(
  state: TableState,
  by: string,
  isDescending: boolean,
  usual: RunSort,
): TableState {
  const isUsual = by === usual.by && isDescending === (usual.isDescending ?? false);
  if (isUsual) return { ...state, sort: undefined };
  return { ...state, sort: isDescending ? { by, isDescending } : { by } };
}

export function withColumns(state: TableState, texts: readonly string[]): TableState {
  return { ...state, columns: [...new Set([...state.columns, ...texts])] };
}

/** A column that is gone sorts no more. */
export function withoutColumn(state: TableState, text: string): TableState {
  const columns = state.columns.filter((each) => each !== text);
  return { ...state, columns, sort: state.sort?.by === text ? undefined : state.sort };
}

/** Puts a column where another one stands. */
export function withColumnAt(state: TableState, text: string, place: number): TableState {
  // What is dropped may be a column of another table.
  if (!state.columns.includes(text)) return state;
  return { ...state, columns: withItemAt(state.columns, text, place) };
}

export function withColumnInstead(state: TableState, text: string, next: string): TableState {
  if (state.columns.includes(next)) return withoutColumn(state, text);
  const { sort } = state;
  return {
    ...state,
    columns: state.columns.map((each) => (each === text ? next : each)),
    sort: sort?.by === text ? { ...sort, by: next } : sort,
  };
}

export function withFolded(state: TableState, key: string, isFolded: boolean): TableState {
  const others = state.folded.filter((each) => each !== key);
  return { ...state, folded: isFolded ? [...others, key] : others };
}

function sortText({ by, isDescending = false }: RunSort): string {
  return isDescending ? `-${by}` : by;
}

function parseSort(text: string): RunSort | undefined {
  const by = text.replace(/^-/, "");
  if (by === "" || columnOf(by) === undefined) return undefined;
  return text.startsWith("-") ? { by, isDescending: true } : { by };
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}
