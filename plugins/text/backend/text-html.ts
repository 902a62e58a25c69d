import type { Tensor } from "@runlens/format";
import type { BackendContext } from "@runlens/plugin-api";

export type StringTensor = Extract<Tensor, { kind: "strings" }>;

type HtmlRules = Pick<BackendContext, "markdownToHtml" | "safeHtml">;

/**
 * A text summary as safe HTML: one text as it is, a vector as a table of one column, a
 * matrix as a table. Of more dimensions the first matrix is shown, below a warning.
 * NULs are dropped, and a comment says how many.
 *
 * @param isMarkdown false: texts are HTML already and are made safe only.
 */
export function textHtml(tensor: StringTensor, isMarkdown: boolean, rules: HtmlRules): string {
  const { shape } = tensor;
  const toHtml = isMarkdown ? rules.markdownToHtml : rules.safeHtml;
  const { texts, nullCount } = decoded(firstMatrix(tensor));
  const cells = texts.map(toHtml);
  if (shape.length === 0) return nullComment(nullCount) + (cells[0] ?? "");
  const warning = shape.length > 2 ? rules.markdownToHtml(dimensionWarning(shape.length)) : "";
  return warning + nullComment(nullCount) + tableHtml(cells, shape);
}

/** Strings of the last two dimensions, at index 0 of all others. */
function firstMatrix({ shape, values }: StringTensor): readonly Uint8Array[] {
  const cellCount = shape.slice(-2).reduce((product, size) => product * size, 1);
  return values.slice(0, cellCount);
}

const TEXT = new TextDecoder("utf-8", { ignoreBOM: true });

function decoded(strings: readonly Uint8Array[]): { texts: string[]; nullCount: number } {
  const raw = strings.map((bytes) => TEXT.decode(bytes));
  const texts = raw.map((text) => text.replaceAll("\0", ""));
  const nullCount = raw.reduce((sum, text, i) => sum + text.length - (texts[i] ?? "").length, 0);
  return { texts, nullCount };
}

/** What TensorBoard says, letter by letter. */
function nullComment(count: number): string {
  if (count === 0) return "";
  return `<!-- WARNING: discarded ${count} null bytes in markdown string after UTF-8 decoding -->\n`;
}

function dimensionWarning(rank: number): string {
  return (
    `**Warning:** This text summary contained data of dimensionality ${rank}, but only ` +
    "  2d tables are supported. Showing a 2d slice of the data instead."
  );
}

function tableHtml(cells: readonly string[], shape: readonly number[]): string {
  const [rowCount = 0, columnCount = 1] = shape.length === 1 ? shape : shape.slice(-2);
  const lines = ["<table>", "<tbody>"];
  // Leading dimensions may be empty: then there are no cells for the rows.
  for (let row = 0; row < rowCount && cells.length > 0; row++) {
    const start = row * columnCount;
    const rowCells = cells.slice(start, start + columnCount);
    lines.push("<tr>", ...rowCells.map((cell) => `<td>${cell}</td>`), "</tr>");
  }
  lines.push("</tbody>", "</table>");
  return lines.join("\n");
}
