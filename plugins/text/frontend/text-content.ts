import type { Problem } from "@runlens/base";
import { tensorForm } from "@runlens/format";
import type { LoggedValue } from "@runlens/model";

/** A few bytes can announce a table of any size; as many cells as the server renders. */
const MAX_CELLS = 2 ** 14;

export interface TextTable {
  readonly kind: "text";
  /** As logged: [] for a single text. */
  readonly shape: readonly number[];
  /** One row with one cell for a single text; of more than two dimensions the first matrix. */
  readonly rows: readonly (readonly string[])[];
}

export type TextContent = TextTable | { readonly kind: "problem"; readonly problem: Problem };

const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * The text or table of a value. Bytes that are no UTF-8 read as U+FFFD. Tensors of more
 * than two dimensions are cut to the matrix at index 0 of all others, as TensorBoard does.
 */
export function textContent(value: LoggedValue): TextContent {
  if (value.kind === "unreadable") return { kind: "problem", problem: value.problem };
  const tensor = tensorForm(value.data, { maxElements: MAX_CELLS });
  if (tensor.kind === "unreadable") return notText(tensor.reason);
  if (tensor.kind !== "strings") return notText(`a tensor of ${tensor.dtype}`);
  const { shape, values } = tensor;
  const [rowCount, columnCount] = tableSize(shape);
  const rows = Array.from({ length: values.length === 0 ? 0 : rowCount }, (_, row) =>
    values.slice(row * columnCount, (row + 1) * columnCount).map((bytes) => UTF8.decode(bytes)),
  );
  return { kind: "text", shape, rows };
}

function tableSize(shape: readonly number[]): readonly [rows: number, columns: number] {
  const [rows = 1, columns = 1] = shape.slice(-2);
  return [rows, columns];
}

function notText(what: string): TextContent {
  return {
    kind: "problem",
    problem: { code: "value.notText", message: `The value is no text: ${what}.` },
  };
}

/** A single text as it is; of a table a line per row, its cells apart by tabs. */
export function sourceText({ rows }: TextTable): string {
  return rows.map((cells) => cells.join("\t")).join("\n");
}

/** What of a tensor is not shown; undefined when all of it is. */
export function reductionNote({ shape }: TextTable): string | undefined {
  if (shape.length <= 2) return undefined;
  return `A tensor of ${shape.length} dimensions (${shape.join(" × ")}): its first matrix is shown.`;
}
