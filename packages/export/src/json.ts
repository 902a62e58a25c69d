import { hasRoundedSteps, type LineData, type LineSet } from "./line-data.ts";

const NUMBERS_PER_PIECE = 50_000;

/**
 * `{ "title", "lines": [{ "run", "tag", "name", "steps": [], "wall_times_secs": [], "values": [] … }] }`
 * with the extra columns of each line. Numbers that JSON lacks are the strings "NaN",
 * "Infinity" and "-Infinity", as in TensorBoard's JSON. `"steps_are_rounded": true` where
 * steps are beyond ±2^53.
 */
export async function* linesJson({ title, lines }: LineSet): AsyncGenerator<string> {
  yield `{"title":${JSON.stringify(title)},"lines":[`;
  let separator = "\n";
  for await (const line of lines) {
    yield separator;
    yield* lineJson(line);
    separator = ",\n";
  }
  yield "\n]}\n";
}

function* lineJson(line: LineData): Generator<string> {
  const { run, tag, name, steps, wallTimesSecs, values, extras } = line;
  const rounded = hasRoundedSteps(steps) ? { steps_are_rounded: true } : {};
  yield JSON.stringify({ run, tag, name, ...rounded }).slice(0, -1);
  const columns = { steps, wall_times_secs: wallTimesSecs, values, ...extras };
  for (const [key, column] of Object.entries(columns)) {
    yield `,${JSON.stringify(key)}:[`;
    for (let start = 0; start < column.length; start += NUMBERS_PER_PIECE) {
      const part = Array.from(column.subarray(start, start + NUMBERS_PER_PIECE), numberJson);
      yield `${start === 0 ? "" : ","}${part.join(",")}`;
    }
    yield "]";
  }
  yield "}";
}

function numberJson(value: number): string {
  if (Object.is(value, -0)) return "-0";
  return Number.isFinite(value) ? String(value) : `"${value}"`;
}
