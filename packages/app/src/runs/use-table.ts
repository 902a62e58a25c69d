import { useCallback, useMemo } from "react";
import { useSession } from "../session.ts";
import { useStore } from "../store.ts";
import { columnsOf, type RunColumn } from "./columns.ts";
import type { TableState } from "./table-state.ts";

export interface Table {
  readonly state: TableState;
  /** Behind the name. */
  readonly columns: readonly RunColumn[];
  readonly change: (change: (state: TableState) => TableState) => void;
}

/** How the table of runs looks, and what changes that. */
export function useTable(): Table {
  const { url } = useSession();
  const { table: state } = useStore(url);
  const columns = useMemo(() => columnsOf(state.columns), [state.columns]);
  const change = useCallback(
    (next: (state: TableState) => TableState): void =>
      url.update((before) => {
        const table = next(before.table);
        return table === before.table ? before : { ...before, table };
      }),
    [url],
  );
  return { state, columns, change };
}
