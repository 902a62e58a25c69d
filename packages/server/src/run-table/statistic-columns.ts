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

/** What words count the tags of. */
const COUNTED_BY = { nan_tags: "hasNan", nonfinite_tags: "hasNonFinite" } as const;
type CountWord = keyof typeof COUNTED_BY;
const COUNT_WORDS: readonly CountWord[] = ["nan_tags", "nonfinite_tags"];

const NO_COLUMN: StatisticColumn = new Map();

export interface StatisticColumns {
  /** One number per run, for calls such as `last(loss)`. */
  get(functionName: string, tag: string, step: number | undefined): StatisticColumn;
  /** How many scalar tags of a run have such a value. */
  tagCount(word: CountWord, run: string): number;
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
  const parts = expressions.flatMap(partsOf);
  const tagCounts = new Map<CountWord, StatisticColumn>();
  for (const word of COUNT_WORDS.filter((each) => parts.some((part) => isWord(part, each)))) {
    tagCounts.set(word, await countTags(reader, query, COUNTED_BY[word], signal));
  }
  return {
    get: (...call) => columns.get(keyOf(...call)) ?? NO_COLUMN,
    tagCount: (word, run) => tagCounts.get(word)?.get(run) ?? 0,
  };
}

function isWord(part: Expression, word: string): boolean {
  return part.kind === "name" && part.name === word && !part.isQuoted;
}

async function countTags(
  reader: Reader,
  query: ExperimentQuery & { readonly runs?: readonly string[] },
  statistic: Statistic,
  signal: AbortSignal | undefined,
): Promise<StatisticColumn> {
  const counts = new Map<string, number>();
  const { tags } = await readRunColumns(reader, query);
  for (const { tag } of tags) {
    const found = await reader.statistics?.({ ...query, tag, statistic }, signal);
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
