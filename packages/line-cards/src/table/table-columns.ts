import { compareNatural } from "@runlens/base";
import { durationText, stepText, valueText } from "@runlens/charts";
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
}

export interface TableColumn {
  readonly key: string;
  readonly label: string;
  /** Shown unless someone chose otherwise. */
  readonly usual: boolean;
  /** Undefined where there is nothing to show. */
  readonly value: (row: TableRow) => number | undefined;
  readonly text: (value: number) => string;
}

const DASH = "–";

/** In the order of display, behind the name. */
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
  const by = TABLE_COLUMNS.find((each) => each.key === key);
  if (by === undefined) {
    return rows.toSorted((a, b) => sign * compareNatural(a.label, b.label));
  }
  const valueOf = (row: TableRow): number => by.value(row) ?? NaN;
  return rows.toSorted((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    if (Number.isNaN(x) || Number.isNaN(y))
      return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    return x === y ? 0 : sign * (x < y ? -1 : 1);
  });
}

export function cellText({ value, text }: TableColumn, row: TableRow): string {
  const found = value(row);
  return found === undefined ? DASH : text(found);
}

/** The rows as they are shown, numbers in full, for spreadsheets. */
export function tableCsv(columns: readonly TableColumn[], rows: readonly TableRow[]): string {
  const lines = rows.map((row) => [
    quoted(row.label),
    ...columns.map((each) => String(each.value(row) ?? "")),
  ]);
  const head = ["name", ...columns.map(({ label }) => quoted(label))];
  return [head, ...lines].map((cells) => `${cells.join(",")}\r\n`).join("");
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

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
