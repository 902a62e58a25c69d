import { compareNatural, csvText } from "@runlens/base";
import { durationText, stepText, valueText } from "@runlens/charts";
import type { Cell } from "@runlens/model";
import type { FigurePoint, SeriesFigures } from "./series-figures.ts";

/** One line of a card, as its table shows it. */
export interface TableRow {
  /** Unique in the table. */
  readonly label: string;
  /** CSS colour. */
  readonly color: string;
  /** At the marked step, else at the cursor, else the end. */
  readonly at?: FigurePoint;
  /** Absent where the series has no point in the range, or while it is on its way. */
  readonly figures?: SeriesFigures;
  /** Of the line's run, by name; of a group, what all its runs have. */
  readonly hyperparameters?: ReadonlyMap<string, Cell>;
}

export interface TableColumn {
  readonly key: string;
  readonly label: string;
  /** Shown unless someone chose otherwise. */
  readonly usual: boolean;
  /** Its name, in the column of a hyperparameter. */
  readonly hyperparameter?: string;
  /** Undefined where there is nothing to show. */
  readonly value: (row: TableRow) => Cell;
  readonly text: (value: number) => string;
}

const DASH = "–";

/** In the usual order, behind the name. */
export const TABLE_COLUMNS: readonly TableColumn[] = [
  column("at", "Value", true, ({ at }) => at?.value),
  column("smoothed", "Smoothed", true, ({ at }) => at?.smoothed),
  column("step", "Step", true, ({ at }) => at?.step, stepText),
  column("relative", "Relative", false, ({ at }) => at?.timeSecs, durationText),
  column("start", "Start", true, ({ figures }) => figures?.start.value),
  column("end", "End", true, ({ figures }) => figures?.end.value),
  column("min", "Min", true, ({ figures }) => figures?.min?.value),
  column("max", "Max", true, ({ figures }) => figures?.max?.value),
  column("mean", "Mean", true, ({ figures }) => figures?.mean),
  column("change", "Δ", true, changeOf, signed(valueText)),
  column("percent", "Δ %", true, percentOf, signed(percentText)),
  column("range", "Range", false, rangeOf),
  column("minStep", "Step at min", false, ({ figures }) => figures?.min?.step, stepText),
  column("maxStep", "Step at max", false, ({ figures }) => figures?.max?.step, stepText),
  column("startStep", "Start step", false, ({ figures }) => figures?.start.step, stepText),
  column("endStep", "End step", false, ({ figures }) => figures?.end.step, stepText),
  column("count", "Points", false, ({ figures }) => figures?.count, stepText),
];

const HYPERPARAMETER = "hp:";

export function hyperparameterKey(name: string): string {
  return HYPERPARAMETER + name;
}

/** Undefined for what is no key of a column. */
export function columnOf(key: string): TableColumn | undefined {
  if (!key.startsWith(HYPERPARAMETER)) return TABLE_COLUMNS.find((each) => each.key === key);
  const name = key.slice(HYPERPARAMETER.length);
  return {
    ...column(key, name, false, ({ hyperparameters }) => hyperparameters?.get(name)),
    hyperparameter: name,
  };
}

export interface TableSort {
  /** A column's key, or `name`. */
  readonly key: string;
  readonly descending: boolean;
}

/** Rows in order; those that have nothing in the column come last whichever way it goes. */
export function sortedRows(
  rows: readonly TableRow[],
  { key, descending }: TableSort,
): readonly TableRow[] {
  const sign = descending ? -1 : 1;
  const by = columnOf(key);
  if (by === undefined) {
    return rows.toSorted((a, b) => sign * compareNatural(a.label, b.label));
  }
  return rows.toSorted((a, b) => {
    const [x, y] = [by.value(a), by.value(b)];
    if (isMissing(x) || isMissing(y)) return Number(isMissing(x)) - Number(isMissing(y));
    return sign * compareCells(x, y);
  });
}

function isMissing(cell: Cell): cell is undefined {
  return cell === undefined || Number.isNaN(cell);
}

/** Numbers by size; of texts, and of a text and a number, as people count. */
function compareCells(a: NonNullable<Cell>, b: NonNullable<Cell>): number {
  if (typeof a !== "number" || typeof b !== "number") return compareNatural(String(a), String(b));
  return a === b ? 0 : a < b ? -1 : 1;
}

export function cellText({ value, text }: TableColumn, row: TableRow): string {
  const found = value(row);
  if (found === undefined) return DASH;
  return typeof found === "number" ? text(found) : String(found);
}

/** The rows as they are shown, numbers in full, for spreadsheets. */
export function tableCsv(columns: readonly TableColumn[], rows: readonly TableRow[]): string {
  return csvText([
    ["name", ...columns.map(({ label }) => label)],
    ...rows.map((row) => [row.label, ...columns.map((each) => each.value(row))]),
  ]);
}

function column(
  key: string,
  label: string,
  usual: boolean,
  value: TableColumn["value"],
  text: TableColumn["text"] = valueText,
): TableColumn {
  return { key, label, usual, value, text };
}

function changeOf({ figures }: TableRow): number | undefined {
  return figures && figures.end.value - figures.start.value;
}

/** Undefined from 0 on, of which nothing is a share. */
function percentOf({ figures }: TableRow): number | undefined {
  if (figures === undefined || figures.start.value === 0) return undefined;
  return ((figures.end.value - figures.start.value) / Math.abs(figures.start.value)) * 100;
}

function rangeOf({ figures }: TableRow): number | undefined {
  return figures?.min && figures.max && figures.max.value - figures.min.value;
}

function percentText(percent: number): string {
  return Number.isFinite(percent) ? `${valueText(Number(percent.toPrecision(3)))} %` : DASH;
}

function signed(text: (value: number) => string): (value: number) => string {
  return (value) => (value > 0 ? `+${text(value)}` : text(value));
}
