import type { ColumnSource } from "hyparquet-writer";
import { hasRoundedSteps, type LineData, type LineSet } from "./line-data.ts";

const ROWS_PER_GROUP = 100_000;
/** Steps of event files are int64; the greatest of them was rounded up when it became a float64. */
const [LEAST_STEP, GREATEST_STEP] = [-(2n ** 63n), 2n ** 63n - 1n];

/**
 * The table of `longCsv` as a Parquet file: `run` and `tag` are strings, `step` is int64, all
 * other columns are float64, null where a line lacks the column. Each line begins a row group.
 * The footer has the `title`, and `steps_are_rounded` where steps are beyond ±2^53.
 */
export async function* linesParquet(set: LineSet): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { ByteWriter, ParquetWriter, schemaFromColumnData } = await import("hyparquet-writer");
  const { title, extraColumns, lines } = set;
  const bytes = new ByteWriter();
  const kvMetadata = [{ key: "title", value: title }];
  const schema = schemaFromColumnData({ columnData: columnsOf(NOTHING, extraColumns) });
  const writer = new ParquetWriter({ writer: bytes, schema, kvMetadata, createdBy: "runlens" });
  let areRounded = false;
  for await (const line of lines) {
    if (line.steps.length === 0) continue;
    areRounded ||= hasRoundedSteps(line.steps);
    await writer.write({ columnData: columnsOf(line, extraColumns), rowGroupSize: ROWS_PER_GROUP });
    yield take();
  }
  if (areRounded) kvMetadata.push({ key: "steps_are_rounded", value: "true" });
  await writer.finish();
  yield take();

  /** Hands over what was written; the writer goes on counting from there. */
  function take(): Uint8Array<ArrayBuffer> {
    const taken = bytes.getBytes().slice();
    bytes.index = 0;
    return taken;
  }
}

type Columns = Pick<LineData, "run" | "tag" | "steps" | "wallTimesSecs" | "values" | "extras">;

const EMPTY = new Float64Array();
const NOTHING: Columns = {
  run: "",
  tag: "",
  steps: EMPTY,
  wallTimesSecs: EMPTY,
  values: EMPTY,
  extras: {},
};

function columnsOf(line: Columns, extraColumns: LineSet["extraColumns"]): ColumnSource[] {
  const { run, tag, steps, wallTimesSecs, values, extras } = line;
  const { length } = steps;
  const text = (name: string, value: string): ColumnSource => ({
    name,
    data: Array.from({ length }, () => value),
    type: "STRING",
    nullable: false,
  });
  return [
    text("run", run),
    text("tag", tag),
    { name: "step", data: Array.from(steps, stepOf), type: "INT64", nullable: false },
    number("wall_time_secs", wallTimesSecs),
    number("value", values),
    ...extraColumns.map((name) => number(name, extras[name] ?? nulls(length), true)),
  ];
}

function number(name: string, data: ColumnSource["data"], nullable = false): ColumnSource {
  return { name, data, type: "DOUBLE", nullable };
}

function nulls(length: number): null[] {
  return Array.from({ length }, () => null);
}

function stepOf(step: number): bigint {
  const whole = BigInt(step);
  if (whole > GREATEST_STEP) return GREATEST_STEP;
  return whole < LEAST_STEP ? LEAST_STEP : whole;
}
