import { allLines, EXTRA_COLUMNS, uniqueNames, type LineData, type LineSet } from "./line-data.ts";

const ROWS_PER_PIECE = 20_000;
const END = "\r\n";

/**
 * A row per point: `run,tag,step,wall_time_secs,value` and the extra columns, one line behind
 * the other. Numbers are the shortest that read back as the same float64; `NaN`, `Infinity`
 * and `-Infinity` stand for themselves; a column that a line lacks is empty.
 *
 * Names are kept as they are, and quoted where they hold a comma, a quote or a line break,
 * begin or end with a blank, or begin with a sign that spreadsheets take for a formula
 * (`=`, `+`, `-`, `@`). Quotes do not keep a spreadsheet from working it out: such a file is
 * imported with its first columns as text.
 */
export async function* longCsv({ extraColumns, lines }: LineSet): AsyncGenerator<string> {
  yield ["run", "tag", "step", "wall_time_secs", "value", ...extraColumns].join(",") + END;
  for await (const line of lines) {
    const { steps, wallTimesSecs, values, extras } = line;
    const names = `${csvCell(line.run)},${csvCell(line.tag)}`;
    const columns = [steps, wallTimesSecs, values, ...extraColumns.map((name) => extras[name])];
    for (let start = 0; start < steps.length; start += ROWS_PER_PIECE) {
      const end = Math.min(start + ROWS_PER_PIECE, steps.length);
      let piece = "";
      for (let i = start; i < end; i++) {
        piece += names;
        for (const column of columns) piece += `,${numberCell(column, i)}`;
        piece += END;
      }
      yield piece;
    }
  }
}

/**
 * A row per step, a column per line, in which smoothed values and bands follow their line:
 * `step,a,a smoothed,b,b smoothed`. Steps ascend; of a step that a line logged several times,
 * each is in a row of its own. Cells of steps that a line lacks are empty. As a column has
 * one name, those that occur again are numbered. Else as `longCsv`.
 */
export async function* wideCsv(set: LineSet): AsyncGenerator<string> {
  const lines = await allLines(set);
  const columns = lines.map(columnsOf);
  const heads = uniqueNames(["step", ...columns.flatMap((own) => own.map(({ head }) => head))]);
  yield heads.map(csvCell).join(",") + END;

  const blanks = columns.map((own) => ",".repeat(own.length));
  let piece = "";
  let rows = 0;
  for (const { step, places } of mergedSteps(lines)) {
    piece += String(step);
    for (const [i, place] of places.entries()) {
      if (place === undefined) piece += blanks[i] ?? "";
      else for (const { column } of columns[i] ?? []) piece += `,${numberCell(column, place)}`;
    }
    piece += END;
    if (++rows % ROWS_PER_PIECE === 0) {
      yield piece;
      piece = "";
    }
  }
  yield piece;
}

/** A text as a cell; see `longCsv`. */
export function csvCell(text: string): string {
  return /[",\r\n]|^[\s=+\-@]|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function numberCell(column: Float64Array | undefined, i: number): string {
  const value = column?.[i];
  return value === undefined ? "" : numberText(value);
}

/** Reads back as the very same number, the sign of zero included. */
function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

function columnsOf({ name, values, extras }: LineData) {
  const others = EXTRA_COLUMNS.flatMap((extra) => {
    const column = extras[extra];
    return column === undefined ? [] : [{ head: `${name} ${extra}`, column }];
  });
  return [{ head: name, column: values }, ...others];
}

interface MergedRow {
  readonly step: number;
  /** Where each line has it; undefined where it has not. */
  readonly places: readonly (number | undefined)[];
}

/** All steps in ascending order, each as often as the line has it that has it most often. */
function* mergedSteps(lines: readonly LineData[]): Generator<MergedRow> {
  const orders = lines.map(({ steps }) => ascending(steps));
  const at = lines.map(() => 0);
  const next = lines.map(({ steps }, i) => steps[orders[i]?.[0] ?? 0] ?? Infinity);
  for (;;) {
    const step = next.reduce((least, each) => Math.min(least, each), Infinity);
    if (step === Infinity) return;
    const places = lines.map(({ steps }, i) => {
      if (next[i] !== step) return undefined;
      const order = orders[i];
      const place = at[i] ?? 0;
      at[i] = place + 1;
      next[i] = steps[placeIn(order, place + 1)] ?? Infinity;
      return placeIn(order, place);
    });
    yield { step, places };
  }
}

function placeIn(order: Uint32Array | undefined, i: number): number {
  return order === undefined ? i : (order[i] ?? Infinity);
}

/** Places in ascending order of steps, equal ones as they are; undefined where they ascend already. */
function ascending(steps: Float64Array): Uint32Array | undefined {
  if (steps.every((step, i) => i === 0 || (steps[i - 1] ?? step) <= step)) return undefined;
  const stepAt = (place: number): number => steps[place] ?? 0;
  return Uint32Array.from(steps, (_, i) => i).toSorted((a, b) => stepAt(a) - stepAt(b) || a - b);
}
