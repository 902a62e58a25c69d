import type { ExperimentQuery } from "./reader.ts";

/** Undefined: missing. */
export type Cell = number | string | boolean | undefined;

/**
 * Runs as a table. Columns, orders and groups are expressions over runs (@runlens/expressions),
 * as `run`, `lr`, `last(loss)`, `at_step(acc, 100)` or `last(val/loss) - last(train/loss)`.
 */
export interface RunTableQuery extends ExperimentQuery {
  /** Default: none. */
  readonly columns?: readonly string[];
  /** Names of the runs to be looked at. Default: all. */
  readonly runs?: readonly string[];
  /** A pattern over run names, or an expression. Default: all runs. */
  readonly filter?: string;
  /** The first counts most. Default: by start time. Missing values and NaN come last either way. */
  readonly sort?: readonly RunSort[];
  /** Runs of a group stand together, groups in the order of their first runs. */
  readonly groupBy?: string;
  /** Rows to leave out at the start. Default: 0. */
  readonly offset?: number;
  /** Rows at most: up to `MAX_TABLE_ROWS`. Default: 100. */
  readonly limit?: number;
}

export interface RunSort {
  readonly by: string;
  /** Default: false. */
  readonly isDescending?: boolean;
}

export const MAX_TABLE_ROWS = 100_000;
export const DEFAULT_TABLE_ROWS = 100;

export interface RunTable {
  /** Of the experiment. */
  readonly runCount: number;
  /** Runs that the filter lets through. */
  readonly matchCount: number;
  readonly rows: readonly RunTableRow[];
  /** Of all runs that match; absent when none were asked for. */
  readonly groups?: readonly RunGroup[];
  /**
   * Names in filter, orders and group that no run has, neither as a hyperparameter nor as a
   * scalar tag.
   */
  readonly unknownNames: readonly string[];
}

export interface RunTableRow {
  readonly run: string;
  /** As the columns of the query. */
  readonly cells: readonly Cell[];
}

export interface RunGroup {
  readonly key: Cell;
  readonly runCount: number;
}

/** What columns there can be. */
export interface RunColumns {
  /** In natural order. */
  readonly hyperparameters: readonly HyperparameterColumn[];
  /** Scalar tags, in natural order. */
  readonly tags: readonly { readonly tag: string; readonly runCount: number }[];
}

export interface HyperparameterColumn {
  readonly name: string;
  readonly types: readonly ("number" | "text" | "truth")[];
  readonly runCount: number;
  /** Of its numbers; absent without any. */
  readonly min?: number;
  readonly max?: number;
  /** Its values, ordered, when there are at most `MAX_LISTED_VALUES`. */
  readonly values?: readonly (number | string | boolean)[];
}

export const MAX_LISTED_VALUES = 50;

/** Whether runs can be told apart by it: not all have it, or not with the same value. */
export function isDistinctive(
  { values, min, max, runCount: count }: HyperparameterColumn,
  runCount: number,
): boolean {
  return (
    count < runCount ||
    (values === undefined ? min !== max || min === undefined : values.length > 1)
  );
}

/** A cell in JSON: null for what is missing, an object for numbers that JSON lacks. */
export type ApiCell =
  number | string | boolean | null | { readonly number: "NaN" | "Infinity" | "-Infinity" };

/** `POST /api/v1/run-table` */
export type ApiRunTableRequest = Omit<RunTableQuery, "experiment">;

export interface ApiRunTable extends Omit<RunTable, "rows" | "groups"> {
  readonly rows: readonly { readonly run: string; readonly cells: readonly ApiCell[] }[];
  readonly groups?: readonly { readonly key: ApiCell; readonly runCount: number }[];
}

/** A table as JSON can hold it. */
export function apiRunTable({ groups, ...table }: RunTable): ApiRunTable {
  return {
    ...table,
    rows: table.rows.map(({ run, cells }) => ({ run, cells: cells.map(apiCell) })),
    ...(groups && { groups: groups.map((group) => ({ ...group, key: apiCell(group.key) })) }),
  };
}

/** What `apiRunTable` was made of. */
export function runTableOf({ groups, ...table }: ApiRunTable): RunTable {
  return {
    ...table,
    rows: table.rows.map(({ run, cells }) => ({ run, cells: cells.map(cellOf) })),
    ...(groups && { groups: groups.map((group) => ({ ...group, key: cellOf(group.key) })) }),
  };
}

function apiCell(cell: Cell): ApiCell {
  if (cell === undefined) return null;
  if (typeof cell !== "number" || Number.isFinite(cell)) return cell;
  return { number: Number.isNaN(cell) ? "NaN" : cell > 0 ? "Infinity" : "-Infinity" };
}

function cellOf(cell: ApiCell): Cell {
  if (cell === null) return undefined;
  return typeof cell === "object" ? Number(cell.number) : cell;
}
