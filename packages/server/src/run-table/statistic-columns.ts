import { compileExpression, partsOf, RUN_LANGUAGE, type Expression } from "@runlens/expressions";
import type { ExperimentQuery, Reader, Statistic, StatisticColumn } from "@runlens/model";

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

/** One number per run, for calls such as `last(loss)`. */
export interface StatisticColumns {
  get(functionName: string, tag: string, step: number | undefined): StatisticColumn;
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
  return { get: (...call) => columns.get(keyOf(...call)) ?? NO_COLUMN };
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
