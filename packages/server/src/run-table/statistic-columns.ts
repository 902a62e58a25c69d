import { compileExpression, partsOf, RUN_LANGUAGE, type Expression } from "@runlens/expressions";
import type { ExperimentQuery, Reader, Statistic, StatisticColumn } from "@runlens/model";
import { readRunColumns } from "./read-run-columns.ts";

/** What functions over runs ask of a tag. */
const STATISTIC_OF: Readonly<Record<string, Statistic>> = {
  last: "last",
  first: "first",
  min: "min",
  max: "max",
  mean: "mean",
  count: "count",
  at_step: "atStep",
  has_nan: "hasNan",
  age: "lastTimeSecs",
};

const NO_COLUMN: StatisticColumn = new Map();

export interface StatisticColumns {
  /** One number per run, for calls such as `last(loss)`. */
  get(functionName: string, tag: string, step: number | undefined): StatisticColumn;
  /** How many scalar tags of a run have a value that is NaN or infinite. */
  nanTagCount(run: string): number;
}

interface Wanted {
  readonly functionName: string;
  readonly tag: string;
  readonly step?: number;
}

/** All that the expressions ask for, read at once. `names` are tags of which the newest value is meant. */
export async function readStatistics(
  reader: Reader,
  query: ExperimentQuery & { readonly runs?: readonly string[] },
  expressions: readonly Expression[],
  names: Iterable<string>,
  signal?: AbortSignal,
): Promise<StatisticColumns> {
  const all = [
    ...expressions.flatMap(partsOf).flatMap(wantedBy),
    ...Array.from(names, (tag): Wanted => ({ functionName: "last", tag })),
  ];
  const columns = new Map<string, StatisticColumn>();
  for (const { functionName, tag, step } of all) {
    const key = keyOf(functionName, tag, step);
    const statistic = STATISTIC_OF[functionName];
    if (columns.has(key) || statistic === undefined || reader.statistics === undefined) continue;
    const asked = { ...query, tag, statistic, ...(step === undefined ? {} : { step }) };
    columns.set(key, await reader.statistics(asked, signal));
  }
  const asksForNan = expressions.flatMap(partsOf).some(isNanTags);
  const nanTags = asksForNan ? await countNanTags(reader, query, signal) : NO_COLUMN;
  return {
    get: (...call) => columns.get(keyOf(...call)) ?? NO_COLUMN,
    nanTagCount: (run) => nanTags.get(run) ?? 0,
  };
}

function isNanTags(part: Expression): boolean {
  return part.kind === "name" && part.name === "nan_tags" && !part.isQuoted;
}

async function countNanTags(
  reader: Reader,
  query: ExperimentQuery & { readonly runs?: readonly string[] },
  signal: AbortSignal | undefined,
): Promise<StatisticColumn> {
  const counts = new Map<string, number>();
  const { tags } = await readRunColumns(reader, query);
  for (const { tag } of tags) {
    const found = await reader.statistics?.({ ...query, tag, statistic: "hasNonFinite" }, signal);
    for (const [run, isOdd] of found ?? []) counts.set(run, (counts.get(run) ?? 0) + isOdd);
  }
  return counts;
}

function wantedBy(part: Expression): Wanted[] {
  if (part.kind !== "call") return [];
  const [first, second] = part.args;
  const tag =
    first?.kind === "name" ? first.name : first?.kind === "text" ? first.value : undefined;
  if (tag === undefined) return [];
  if (second === undefined) return [{ functionName: part.name, tag }];
  // The step must be the same for all runs: a number, or what can be computed without one.
  const step = compileExpression(second, RUN_LANGUAGE)(NO_RUN);
  return typeof step === "number" ? [{ functionName: part.name, tag, step }] : [];
}

const NO_RUN = { name: () => undefined, call: () => undefined };

function keyOf(functionName: string, tag: string, step: number | undefined): string {
  return JSON.stringify([functionName, tag, step]);
}
