import type { Problem } from "@runlens/base";
import type { RunFilter } from "@runlens/expressions";
import { MAX_TABLE_ROWS, type Run } from "@runlens/model";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { problemOf } from "../problem-of.ts";
import { EXPERIMENT, queryKeys } from "../queries.ts";
import { useSession } from "../session.ts";
import { useStore } from "../store.ts";
import { NAME_COLUMN } from "./columns.ts";
import { useOnNewPoints } from "./use-on-new-points.ts";

/** Which runs pass what only the server can evaluate, and in which order. */
export interface RunChoice {
  readonly runs: readonly Run[];
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
const NO_NAMES: readonly string[] = [];

/**
 * Expressions and orders other than by name are the server's business; all else is done here.
 * While it works, the last answer stays.
 *
 * @param allRuns by name.
 */
export function useRunChoice(
  allRuns: readonly Run[],
  filterText: string,
  filter: RunFilter,
): RunChoice {
  const { client, url } = useSession();
  const { sort } = useStore(url).table;
  const byServer = {
    ...(filter.kind === "expression" && { filter: filterText }),
    ...(sort !== undefined && sort.by !== NAME_COLUMN && { sort: [sort] }),
  };
  const isAsked = Object.keys(byServer).length > 0;
  const answer = useQuery({
    queryKey: [...queryKeys.lists, "run-choice", byServer],
    queryFn: ({ signal }) =>
      client.runTable({ ...EXPERIMENT, ...byServer, limit: MAX_TABLE_ROWS }, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  useOnNewPoints(isAsked ? () => void answer.refetch() : undefined, REFRESH_MS);

  const isReversed = sort?.by === NAME_COLUMN && sort.isDescending === true;
  const order = isAsked ? answer.data?.rows : undefined;
  const runs = useMemo(() => {
    if (order === undefined) {
      if (isAsked && filter.kind === "expression") return NO_RUNS;
      return isReversed ? allRuns.toReversed() : allRuns;
    }
    const byName = new Map(allRuns.map((run) => [run.name, run]));
    const chosen = order.map(({ run }) => byName.get(run)).filter((run) => run !== undefined);
    return isReversed ? chosen.toReversed() : chosen;
  }, [allRuns, order, isAsked, isReversed, filter.kind]);

  return {
    runs,
    isPending: isAsked && (answer.isPending || answer.isPlaceholderData),
    problem: isAsked && answer.error !== null ? problemOf(answer.error) : undefined,
    unknownNames: (isAsked && answer.data?.unknownNames) || NO_NAMES,
  };
}
