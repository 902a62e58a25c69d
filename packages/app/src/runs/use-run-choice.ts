import type { Problem } from "@runlens/base";
import type { RunFilter } from "@runlens/expressions";
import { MAX_TABLE_ROWS, type Run, type RunTable } from "@runlens/model";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { problemOf } from "../problem-of.ts";
import { EXPERIMENT, queryKeys } from "../queries.ts";
import { useSession } from "../session.ts";
import { useStore } from "../store.ts";
import { ownOrder, usualSort, type KnownOrders } from "./run-order.ts";
import { useOnNewPoints } from "./use-on-new-points.ts";

/** Which runs pass what only the server can evaluate, and in which order. */
export interface RunChoice {
  readonly runs: readonly Run[];
  /** Whether only runs that a filter finds are listed. */
  readonly isFiltered: boolean;
  /** The server has not answered to the present filter and order. */
  readonly isPending: boolean;
  /** Why it could not. */
  readonly problem: Problem | undefined;
  /** Names in filter and order that no run has. */
  readonly unknownNames: readonly string[];
}

/** Points come all the time; runs that move at each of them cannot be read. */
const REFRESH_MS = 5000;
const NO_RUNS: readonly Run[] = [];
/** All runs, since nothing was to be chosen. */
const ALL = "all" as const;
const NO_NAMES: readonly string[] = [];

/**
 * Expressions, and orders that the page does not know by itself, are the server's business.
 * While it works, and when it does not answer, what was listed last stays.
 */
export function useRunChoice(
  orders: KnownOrders,
  filterText: string,
  filter: RunFilter,
): RunChoice {
  const { client, url, annotations } = useSession();
  const { sort: chosenSort } = useStore(url).table;
  const allRuns = orders.byName;
  const sort = chosenSort ?? usualSort(allRuns.length);
  const ordered = useMemo(() => ownOrder(orders, sort), [orders, sort]);
  const isExpression = filter.kind === "expression";
  const byServer = {
    ...(isExpression && { filter: filterText }),
    ...(ordered === undefined && { sort: [sort] }),
  };
  const isAsked = Object.keys(byServer).length > 0;
  const answer = useQuery({
    queryKey: [...queryKeys.lists, "run-choice", byServer],
    queryFn: ({ signal }) =>
      client.runTable({ ...EXPERIMENT, ...byServer, limit: MAX_TABLE_ROWS }, signal),
    enabled: isAsked,
  });
  const askAgain = (): void => void answer.refetch();
  useOnNewPoints(isAsked ? askAgain : undefined, REFRESH_MS);
  useOnChange(useStore(annotations.shown).version, isExpression ? askAgain : undefined);

  const wasAnswered = isAsked ? answer.data !== undefined : allRuns.length > 0;
  const latest = useLast(isAsked ? answer.data : ALL, wasAnswered);
  const table = latest === ALL ? undefined : latest;
  const isUnknown = latest === undefined && answer.isPending;
  const runs = useMemo(() => {
    if (isUnknown) return NO_RUNS;
    return table === undefined ? (ordered ?? allRuns) : chosenRuns(table, allRuns, ordered);
  }, [isUnknown, table, allRuns, ordered]);

  return {
    runs,
    isFiltered: isExpression ? table !== undefined : filter.kind === "pattern",
    isPending: isAsked && answer.isPending,
    problem: isAsked && answer.error !== null ? problemOf(answer.error) : undefined,
    unknownNames: (isAsked && table?.unknownNames) || NO_NAMES,
  };
}

/** Runs that the server chose: in our order, or else in its own. */
function chosenRuns(
  { rows }: RunTable,
  allRuns: readonly Run[],
  ordered: readonly Run[] | undefined,
): readonly Run[] {
  if (ordered !== undefined) {
    const chosen = new Set(rows.map(({ run }) => run));
    return ordered.filter(({ name }) => chosen.has(name));
  }
  const known = new Map(allRuns.map((run) => [run.name, run]));
  return rows.map(({ run }) => known.get(run)).filter((run) => run !== undefined);
}

/** The value, or the last one that counted while it does not. */
function useLast<T>(value: T | undefined, counts: boolean): T | undefined {
  const [last, setLast] = useState<T>();
  if (!counts) return last;
  if (last !== value) setLast(value);
  return value;
}

/** Calls back whenever a version follows another one; what is known first (-1: nothing) is no change. */
function useOnChange(version: number, onChange: (() => void) | undefined): void {
  const call = useEffectEvent(() => onChange?.());
  const before = useRef(-1);
  useEffect(() => {
    if (before.current >= 0 && version !== before.current) call();
    before.current = version;
  }, [version]);
}
