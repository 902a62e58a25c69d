import type { Client } from "@runlens/client";
import { queryOptions } from "@tanstack/react-query";

/** That of the page's own address. */
export const EXPERIMENT = { experiment: "" };

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
    queryFn: ({ signal }) => client.runs(EXPERIMENT, signal),
  }),
  tags: queryOptions({
    queryKey: [...queryKeys.lists, "tags"],
    queryFn: ({ signal }) => client.tags(EXPERIMENT, signal),
  }),
});

/** The newest text of a series; asked for anew by each view that opens. */
export const textQuery = (client: Client, run: string, tag: string) =>
  queryOptions({
    queryKey: ["text", run, tag],
    queryFn: ({ signal }) => client.texts({ ...EXPERIMENT, run, tag, last: 1 }, signal),
    staleTime: 0,
  });
