import { groupedText } from "@runlens/base";
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL = /[\u0000-\u001F\u007F-\u009F]/g;

/** Names come from files, and a terminal obeys what it is sent: control characters become visible. */
export function printable(text: string): string {
  return text.replace(
    CONTROL,
    (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
}

/** Rows with their columns aligned: numbers to the right, texts to the left, two spaces between. */
export function table(rows: readonly (readonly (string | number)[])[]): string[] {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === "number" ? groupedText(cell) : cell)),
  );
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  const isNumeric = widths.map((_, column) => rows.some((row) => typeof row[column] === "number"));
  return cells.map((row) =>
    row
      .map((cell, i) =>
        isNumeric[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}
