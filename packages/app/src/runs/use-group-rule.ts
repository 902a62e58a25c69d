import { unreachable } from "@runlens/base";
import { MAX_TABLE_ROWS, type Cell, type Run, type RunAnnotations } from "@runlens/model";
import { chartTheme, runColors, type Theme } from "@runlens/widgets";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { EXPERIMENT, queryKeys } from "../queries.ts";
import type { GroupRule } from "../run-view.ts";
import { useSession } from "../session.ts";
import { useStore } from "../store.ts";
import {
  columnKeys,
  groupKeys,
  parseGrouping,
  patternKeys,
  tagKeys,
  type Grouping,
  type KeyOf,
} from "./run-groups.ts";

/** How runs are grouped now; undefined: they are not, or not yet. */
export function useGroupRule(
  runs: readonly Run[],
  annotations: ReadonlyMap<string, RunAnnotations>,
  theme: Theme,
): GroupRule | undefined {
  const { url } = useSession();
  const { grouping: text = "" } = useStore(url).table;
  const grouping = useMemo(() => parseGrouping(text), [text]);
  const keyOf = useKeyOf(grouping, annotations);
  return useMemo(() => keyOf && groupRuleOf(runs, keyOf, theme), [runs, keyOf, theme]);
}

/** A colour for each group that there is, whatever is listed. */
export function groupRuleOf(runs: readonly Run[], keyOf: KeyOf, theme: Theme): GroupRule {
  const names = runs.map(({ name }) => name);
  return {
    keyOf,
    colors: runColors(groupKeys(names, keyOf), theme),
    restColor: chartTheme(theme).crosshair,
  };
}

/** Values of columns are asked of the server, for all runs at once. */
export function useKeyOf(
  grouping: Grouping | undefined,
  annotations: ReadonlyMap<string, RunAnnotations>,
): KeyOf | undefined {
  const { client } = useSession();
  const by = grouping?.kind === "column" ? grouping.by : undefined;
  const column = useQuery({
    queryKey: [...queryKeys.lists, "group-column", by],
    queryFn: ({ signal }) => {
      const columns = by === undefined ? [] : [by];
      return client.runTable({ ...EXPERIMENT, columns, limit: MAX_TABLE_ROWS }, signal);
    },
    enabled: by !== undefined,
    placeholderData: keepPreviousData,
  });
  const rows = column.data?.rows;
  return useMemo(() => {
    if (grouping === undefined) return undefined;
    switch (grouping.kind) {
      case "tags":
        return tagKeys(annotations);
      case "pattern": {
        const keys = patternKeys(grouping.pattern);
        return keys.kind === "valid" ? keys.keyOf : undefined;
      }
      case "column":
        return (
          rows && columnKeys(new Map(rows.map(({ run, cells }): [string, Cell] => [run, cells[0]])))
        );
      default:
        return unreachable(grouping);
    }
  }, [grouping, annotations, rows]);
}
