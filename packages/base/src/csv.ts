/** Undefined is an empty cell. */
export type CsvValue = string | number | boolean | undefined;

/** What ends a row. */
export const CSV_END = "\r\n";

/** Rows as comma-separated values by RFC 4180. */
export function csvText(rows: Iterable<readonly CsvValue[]>, separator = ","): string {
  let text = "";
  for (const row of rows) text += csvRow(row, separator) + CSV_END;
  return text;
}

/** One row, without its end. */
export function csvRow(row: readonly CsvValue[], separator = ","): string {
  return row.map((value) => csvCell(value, separator)).join(separator);
}

/**
 * Numbers are the shortest text that reads back as the very same float64, the sign of zero
 * included; `NaN`, `Infinity` and `-Infinity` stand for themselves.
 *
 * Texts are kept as they are, and quoted where they hold the separator, a quote or a line
 * break, begin or end with a blank, or begin with a sign that spreadsheets take for a formula
 * (`=`, `+`, `@`, and `-` where no number follows). Quotes do not keep a spreadsheet from
 * working it out: such a file is imported with its columns of names as text.
 */
export function csvCell(value: CsvValue, separator = ","): string {
  if (typeof value === "string") {
    const needsQuotes = value.includes(separator) || NEEDS_QUOTES.test(value);
    return needsQuotes ? `"${value.replaceAll('"', '""')}"` : value;
  }
  if (value === undefined) return "";
  return Object.is(value, -0) ? "-0" : String(value);
}

const NEEDS_QUOTES = /["\r\n]|^[\s=+@]|^-(?![\d.]+(?:e[+-]?\d+)?$)|\s$/;
