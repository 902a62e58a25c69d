import { CSV_END, csvCell, csvRow, csvText } from "@runlens/base";
import { allLines, EXTRA_COLUMNS, uniqueNames, type LineData, type LineSet } from "./line-data.ts";

const ROWS_PER_PIECE = 20_000;

/**
 * A row per point: `run,tag,step,wall_time_secs,value` and the extra columns, one line behind
 * the other. Cells are those of `csvCell`; those of a column that a line lacks are empty.
 */
export async function* longCsv({ extraColumns, lines }: LineSet): AsyncGenerator<string> {
  yield csvText([["run", "tag", "step", "wall_time_secs", "value", ...extraColumns]]);
  for await (const line of lines) {
    const { steps, wallTimesSecs, values, extras } = line;
    const names = csvRow([line.run, line.tag]);
    const columns = [steps, wallTimesSecs, values, ...extraColumns.map((name) => extras[name])];
    for (let start = 0; start < steps.length; start += ROWS_PER_PIECE) {
      const end = Math.min(start + ROWS_PER_PIECE, steps.length);
      let piece = "";
      for (let i = start; i < end; i++) {
        piece += names;
        for (const column of columns) piece += `,${csvCell(column?.[i])}`;
        piece += CSV_END;
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
  yield csvText([heads]);

  const blanks = columns.map((own) => ",".repeat(own.length));
  let piece = "";
  let rows = 0;
  for (const { step, places } of mergedSteps(lines)) {
    piece += String(step);
    for (const [i, place] of places.entries()) {
      if (place === undefined) piece += blanks[i] ?? "";
      else for (const { column } of columns[i] ?? []) piece += `,${csvCell(column[place])}`;
    }
    piece += CSV_END;
    if (++rows % ROWS_PER_PIECE === 0) {
      yield piece;
      piece = "";
    }
  }
  yield piece;
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
