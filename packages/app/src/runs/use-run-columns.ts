import type { RunColumns } from "@runlens/model";
import { useQuery } from "@tanstack/react-query";
import { EXPERIMENT, queryKeys } from "../queries.ts";
import { useSession } from "../session.ts";

const NO_COLUMNS: RunColumns = { hyperparameters: [], tags: [] };

/** Hyperparameters and tags of which there can be columns, asked for once they are needed. */
export function useRunColumns(isNeeded: boolean): RunColumns {
  const { client } = useSession();
  const { data = NO_COLUMNS } = useQuery({
    queryKey: [...queryKeys.lists, "run-columns"],
    queryFn: ({ signal }) => client.runColumns(EXPERIMENT, signal),
    enabled: isNeeded,
  });
  return data;
}
