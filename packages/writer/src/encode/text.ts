import { show } from "./check.ts";
import { encodeValue, type TagOptions } from "./summary-value.ts";
import { stringTensor } from "./tensor-fields.ts";

/** Markdown; a list is shown as a table of one column, a list of rows as a table. */
export type TextInput = string | readonly string[] | readonly (readonly string[])[];

/** As `tf.summary.text` writes it: strings of rank 0, 1 or 2. TypeError for rows of different lengths. */
export function textValue(
  tag: string,
  text: TextInput,
  options?: TagOptions,
): Uint8Array<ArrayBuffer> {
  const { shape, cells } = cellsOf(`text ${show(tag)}`, text);
  return encodeValue(tag, stringTensor(shape, cells), { pluginName: "text" }, options);
}

function cellsOf(what: string, text: TextInput): { shape: number[]; cells: string[] } {
  if (typeof text === "string") return { shape: [], cells: [text] };
  const [first] = text;
  const columns = Array.isArray(first) ? first.length : undefined;
  const cells = text.flatMap((row, i) => {
    const length = Array.isArray(row) ? row.length : undefined;
    if (length !== columns) {
      throw new TypeError(`${what}: row ${i} has ${length} cells, and row 0 has ${columns}`);
    }
    return row;
  });
  const misfit = cells.findIndex((cell) => typeof cell !== "string");
  if (misfit >= 0)
    throw new TypeError(`${what}: cell ${misfit} is ${show(cells[misfit])}, no text`);
  return { shape: columns === undefined ? [text.length] : [text.length, columns], cells };
}
