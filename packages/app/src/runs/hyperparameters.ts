import type { Client } from "@runlens/client";
import type { Hyperparameters } from "@runlens/plugin-api";
import { EXPERIMENT } from "../queries.ts";
import { nameText } from "./columns.ts";

/** The hyperparameters that a server knows, for dashboards. */
export function hyperparametersOf(client: Client): Hyperparameters {
  return {
    list: async (signal) => (await client.runColumns(EXPERIMENT, signal)).hyperparameters,
    async values(names, runs, signal) {
      const query = { ...EXPERIMENT, columns: names.map(nameText), runs, limit: runs.length };
      return (await client.runTable(query, signal)).rows;
    },
  };
}
