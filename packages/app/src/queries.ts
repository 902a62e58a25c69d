import { queryOptions } from "@tanstack/react-query";
import type { Client } from "./client.ts";

export const queryKeys = {
  status: ["status"],
  /** Prefix of what must be asked for again when runs or series appear or vanish. */
  lists: ["lists"],
} as const;

export const statusQuery = (client: Client) =>
  queryOptions({
    queryKey: queryKeys.status,
    queryFn: ({ signal }) => client.status(signal),
  });

export const listQueries = (client: Client) => ({
  runs: queryOptions({
    queryKey: [...queryKeys.lists, "runs"],
    queryFn: async ({ signal }) => (await client.runs(signal)).runs,
  }),
  tags: queryOptions({
    queryKey: [...queryKeys.lists, "tags"],
    queryFn: ({ signal }) => client.tags(signal),
  }),
});

/** The newest text of a series; asked for anew by each view that opens. */
export const textQuery = (client: Client, run: string, tag: string) =>
  queryOptions({
    queryKey: ["text", run, tag],
    queryFn: ({ signal }) => client.texts({ run, tag, last: 1 }, signal),
    staleTime: 0,
  });
