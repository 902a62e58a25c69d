import { compareNatural, compareText } from "@runlens/base";
import { MAX_LISTED_VALUES, type HyperparameterColumn, type RunColumns } from "@runlens/model";
import { cellKey, compareCells } from "./cell-order.ts";
import { perLists } from "./per-lists.ts";
import { readSessions } from "./run-sessions.ts";

type Value = number | string | boolean;

const TYPE_NAMES = { number: "number", string: "text", boolean: "truth" } as const;

/** The hyperparameters and scalar tags of an experiment. */
export const readRunColumns = perLists(async (reader, query): Promise<RunColumns> => {
  const [runs, series, sessions] = await Promise.all([
    reader.runs(query),
    reader.series({ ...query, pluginName: "scalars" }),
    readSessions(reader, query),
  ]);
  const values = new Map<string, Value[]>();
  for (const { name: run } of runs) {
    for (const [name, value] of sessions.hyperparametersOf(run)) {
      const known = values.get(name);
      if (known === undefined) values.set(name, [value]);
      else known.push(value);
    }
  }
  const runCounts = new Map<string, number>();
  for (const { tag } of series) runCounts.set(tag, (runCounts.get(tag) ?? 0) + 1);
  return {
    hyperparameters: Array.from(values, ([name, all]) => hyperparameterColumn(name, all)).toSorted(
      (a, b) => compareNatural(a.name, b.name),
    ),
    tags: Array.from(runCounts, ([tag, runCount]) => ({ tag, runCount })).toSorted((a, b) =>
      compareNatural(a.tag, b.tag),
    ),
  };
});

function hyperparameterColumn(name: string, values: readonly Value[]): HyperparameterColumn {
  const numbers = values.filter((value) => typeof value === "number").filter(Number.isFinite);
  const different = new Set(values);
  return {
    name,
    types: [...new Set(values.map((value) => TYPE_NAMES[typeOf(value)]))].toSorted(compareText),
    runCount: values.length,
    ...(numbers.length > 0 && {
      min: numbers.reduce((a, b) => Math.min(a, b)),
      max: numbers.reduce((a, b) => Math.max(a, b)),
    }),
    ...(different.size <= MAX_LISTED_VALUES && { values: inOrder(different) }),
  };
}

function typeOf(value: Value): keyof typeof TYPE_NAMES {
  if (typeof value === "number") return "number";
  return typeof value === "string" ? "string" : "boolean";
}

/** JSON has no NaN and no infinities. */
function inOrder(values: ReadonlySet<Value>): Value[] {
  return [...values]
    .filter((value) => typeof value !== "number" || Number.isFinite(value))
    .map((value) => ({ value, key: cellKey(value) }))
    .toSorted((a, b) => compareCells(a.key, b.key, false))
    .map(({ value }) => value);
}
