import { setImmediate as nextTurn } from "node:timers/promises";
import {
  compileExpression,
  namesIn,
  parseExpression,
  parseRunFilter,
  RUN_LANGUAGE,
  type Evaluate,
  type Expression,
  type ExpressionProblem,
  type RunFilter,
  type Scope,
} from "@runlens/expressions";
import {
  DEFAULT_TABLE_ROWS,
  type Annotations,
  type Cell,
  type Reader,
  type Run,
  type RunGroup,
  type RunTable,
  type RunTableQuery,
} from "@runlens/model";
import { HttpError } from "../errors.ts";
import { cellKey, compareCells } from "./cell-order.ts";
import { runScope, type RunFacts } from "./run-scope.ts";
import { readSessions } from "./run-sessions.ts";
import { readStatistics } from "./statistic-columns.ts";

/** How long a filter keeps other requests waiting at once. */
const MAX_TURN_MS = 50;

interface TableSource {
  readonly reader: Reader;
  readonly annotations: Annotations;
}

interface Column {
  readonly expression: Expression;
  readonly evaluate: Evaluate;
}

/** A run, and what can be asked of it. */
interface Row {
  readonly run: Run;
  readonly scope: Scope;
}

/**
 * Filters, sorts and groups the runs of an experiment, and computes the cells of the rows
 * that are asked for. What only those rows show is computed for them alone.
 *
 * @param nowSecs since the epoch.
 * @throws HttpError 400 for a filter, column, order or group that is no expression.
 */
export async function readRunTable(
  { reader, annotations }: TableSource,
  query: RunTableQuery,
  nowSecs: number,
  signal?: AbortSignal,
): Promise<RunTable> {
  const { offset = 0, limit = DEFAULT_TABLE_ROWS } = query;
  const plan = planOf(query);
  const [runs, added] = await Promise.all([reader.runs(query), annotations.get(query)]);
  const sessions = await readSessions(reader, query);
  const facts = { sessions, annotations: added.annotations.runs, nowSecs };

  const rowsOf = async (
    chosen: readonly Run[],
    expressions: readonly Expression[],
    all: boolean,
  ) => {
    const { experiment } = query;
    const range = all ? { experiment } : { experiment, runs: chosen.map(({ name }) => name) };
    const tags = namesOf(expressions).filter((name) => !sessions.hasHyperparameter(name));
    const statistics = await readStatistics(reader, range, expressions, tags, signal);
    const known: RunFacts = { ...facts, statistics };
    return chosen.map((run): Row => ({ run, scope: runScope(run, known) }));
  };

  const wanted = query.runs && new Set(query.runs);
  const candidates = wanted === undefined ? runs : runs.filter(({ name }) => wanted.has(name));
  const rows = await rowsOf(candidates, plan.ordering, wanted === undefined);
  const matching = await filterRows(rows, plan.filter, signal);
  const sorted = sortRows(matching, plan.sort);
  const { grouped, groups } = groupRows(sorted, plan.group);
  const page = grouped.slice(offset, offset + limit).map(({ run }) => run);
  const shown = await rowsOf(
    page,
    plan.columns.map(({ expression }) => expression),
    false,
  );
  const unknownNames = await namesWithoutData();
  return {
    runCount: runs.length,
    matchCount: matching.length,
    rows: shown.map(({ run, scope }) => ({
      run: run.name,
      cells: plan.columns.map(({ evaluate }) => evaluate(scope)),
    })),
    ...(groups && { groups }),
    unknownNames,
  };

  async function namesWithoutData(): Promise<string[]> {
    const tags = plan.ordering.flatMap((expression) => [...namesIn(expression, RUN_LANGUAGE).tags]);
    const names = namesOf(plan.ordering).filter((name) => !sessions.hasHyperparameter(name));
    const unknown: string[] = [];
    for (const tag of new Set([...names, ...tags])) {
      const { experiment } = query;
      const counts = await reader.statistics?.({ experiment, tag, statistic: "count" }, signal);
      if (counts?.size === 0) unknown.push(tag);
    }
    return unknown;
  }
}

interface Plan {
  readonly filter: RunFilter;
  readonly sort: readonly (Column & { readonly isDescending: boolean })[];
  readonly group?: Column;
  readonly columns: readonly Column[];
  /** What must be known of all runs. */
  readonly ordering: readonly Expression[];
}

function planOf({
  filter: text = "",
  sort: orders = [],
  groupBy,
  columns = [],
}: RunTableQuery): Plan {
  const filter = parseRunFilter(text);
  if (filter.kind === "invalid") throw noExpression("filter", filter.problem);
  const sort = orders.map(({ by, isDescending = false }, i) => ({
    ...columnOf(by, `sort.${i}.by`),
    isDescending,
  }));
  const group = groupBy === undefined ? undefined : columnOf(groupBy, "groupBy");
  const ordering = [...sort, ...(group ? [group] : [])].map(({ expression }) => expression);
  return {
    filter,
    sort,
    ...(group && { group }),
    columns: columns.map((column, i) => columnOf(column, `columns.${i}`)),
    ordering: filter.kind === "expression" ? [filter.expression, ...ordering] : ordering,
  };
}

function columnOf(text: string, place: string): Column {
  const read = parseExpression(text, RUN_LANGUAGE, "any");
  if (read.kind === "invalid") throw noExpression(place, read.problem);
  const { expression } = read;
  return { expression, evaluate: compileExpression(expression, RUN_LANGUAGE) };
}

function noExpression(place: string, problem: ExpressionProblem): HttpError {
  const { code, message, hint = "packages/expressions describes the language.", from } = problem;
  return new HttpError(400, { code, message: `${place}, character ${from + 1}: ${message}`, hint });
}

function namesOf(expressions: readonly Expression[]): string[] {
  return expressions.flatMap((expression) => [...namesIn(expression, RUN_LANGUAGE).names]);
}

/** Gives way to other requests, since a pattern may take its time over thousands of names. */
async function filterRows(
  rows: readonly Row[],
  filter: RunFilter,
  signal: AbortSignal | undefined,
): Promise<readonly Row[]> {
  if (filter.kind === "all") return rows;
  const shown: Row[] = [];
  let turnStartMs = performance.now();
  for (const row of rows) {
    if (isShown(filter, row)) shown.push(row);
    if (performance.now() - turnStartMs < MAX_TURN_MS) continue;
    await nextTurn();
    signal?.throwIfAborted();
    turnStartMs = performance.now();
  }
  return shown;
}

function isShown(filter: RunFilter, { run, scope }: Row): boolean {
  if (filter.kind === "pattern") {
    const given = scope.otherName?.("run", false);
    return filter.matches(run.name) || (given !== undefined && filter.matches(given));
  }
  return filter.kind !== "expression" || filter.evaluate(scope) === true;
}

function sortRows(rows: readonly Row[], sort: Plan["sort"]): readonly Row[] {
  if (sort.length === 0) return rows;
  const keyed = rows.map((row) => ({
    row,
    keys: sort.map(({ evaluate }) => cellKey(evaluate(row.scope))),
  }));
  const sorted = keyed.toSorted((a, b) => {
    for (const [i, { isDescending }] of sort.entries()) {
      const order = compareCells(a.keys[i], b.keys[i], isDescending);
      if (order !== 0) return order;
    }
    return 0;
  });
  return sorted.map(({ row }) => row);
}

function groupRows(rows: readonly Row[], group: Column | undefined) {
  if (group === undefined) return { grouped: rows };
  const byKey = new Map<Cell, Row[]>();
  for (const row of rows) {
    const key = group.evaluate(row.scope);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [row]);
    else known.push(row);
  }
  const groups = Array.from(byKey, ([key, { length }]): RunGroup => ({ key, runCount: length }));
  return { grouped: [...byKey.values()].flat(), groups };
}
