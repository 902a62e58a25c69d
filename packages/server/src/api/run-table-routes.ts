import { apiRunTable } from "@runlens/model";
import { readRunColumns } from "../run-table/read-run-columns.ts";
import { readRunTable } from "../run-table/read-run-table.ts";
import { apiJson, apiRoute, type ApiRoute } from "./api-route.ts";
import { runColumnsSchema, runTableRequestSchema, runTableSchema } from "./run-table-schemas.ts";

/** Runs as a table: what columns there can be, and the rows that a filter lets through. */
export const runTableRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: "POST",
    path: "/run-table",
    summary: "Runs, filtered, sorted and grouped by expressions, with a cell per column",
    body: runTableRequestSchema,
    response: { description: "A table", contentType: "application/json", schema: runTableSchema },
    async handle({ experiment, body, signal, ...source }) {
      const query = { experiment, ...body };
      return apiJson(apiRunTable(await readRunTable(source, query, Date.now() / 1000, signal)));
    },
  }),
  apiRoute({
    method: "GET",
    path: "/run-columns",
    summary: "What columns a table of runs can have: hyperparameters and scalar tags",
    response: {
      description: "Hyperparameters and tags",
      contentType: "application/json",
      schema: runColumnsSchema,
    },
    handle: async ({ experiment, reader }) => apiJson(await readRunColumns(reader, { experiment })),
  }),
];
