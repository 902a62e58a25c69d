import { checkLength } from "./encode/check.ts";

export type Cell = string | number | boolean;

/** Cells below the names of their columns. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * The table in Markdown. Cells are Markdown themselves; line breaks in them become
 * `<br>`. Throws a TypeError for a row that has not one cell per column.
 */
export function markdownTable(what: string, { columns, rows }: Table): string {
  if (columns.length === 0) throw new TypeError(`${what}: a table must have columns`);
  rows.forEach((row, i) =>
    checkLength(
      what,
      `cells of row ${i} below ${columns.length} columns`,
      columns.length,
      row.length,
    ),
  );
  const lines = [columns, columns.map(() => "---"), ...rows].map(
    (cells) => `| ${cells.map(cellText).join(" | ")} |`,
  );
  return lines.join("\n");
}

function cellText(cell: Cell): string {
  return String(cell).replaceAll("|", "\\|").replaceAll(/\r?\n/g, "<br>");
}
