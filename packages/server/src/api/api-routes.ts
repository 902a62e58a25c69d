import type { ApiRuns, ApiStatus, ApiTexts } from "@runlens/model";
import * as z from "zod/mini";
import { MAX_TEXT_BYTES, MAX_TEXT_VALUES } from "../limits.ts";
import type { ServerSettings } from "../settings.ts";
import { annotationRoutes } from "./annotation-routes.ts";
import { apiJson, apiRoute, type ApiRoute } from "./api-route.ts";
import { changesResponse } from "./changes.ts";
import { dataRoutes } from "./data-routes.ts";
import { openApiDocument } from "./openapi.ts";
import { changeSchema, runsSchema, statusSchema, tagsSchema, textsSchema } from "./schemas.ts";
import { markdownRoute } from "./markdown-route.ts";
import { runTableRoutes } from "./run-table-routes.ts";
import { tagsOf } from "./tags.ts";
import { textsOf, unknownText } from "./texts.ts";

export const API_ROOT = "/api/v1";

/** Our own API. Routes and OpenAPI document follow from this table. */
export function apiRoutes(settings: ServerSettings): readonly ApiRoute[] {
  const { version, windowTitle } = settings;
  const routes: readonly ApiRoute[] = [
    apiRoute({
      method: "GET",
      path: "/status",
      summary: "How far loading has come, and what was met on the way",
      response: {
        description: "Load status",
        contentType: "application/json",
        schema: statusSchema,
      },
      async handle({ reader }) {
        const status: ApiStatus = { ...(await reader.status()), version, windowTitle };
        return apiJson(status);
      },
    }),
    apiRoute({
      method: "GET",
      path: "/runs",
      summary: "All runs, by start time",
      response: { description: "Runs", contentType: "application/json", schema: runsSchema },
      async handle({ experiment, reader }) {
        const answer: ApiRuns = { runs: await reader.runs({ experiment }) };
        return apiJson(answer);
      },
    }),
    apiRoute({
      method: "GET",
      path: "/tags",
      summary: "All tags, each with the runs that have it",
      query: z.object({
        plugin: z.exactOptional(
          z.string().check(z.describe("Only tags of this plugin name, such as scalars")),
        ),
      }),
      response: { description: "Tags", contentType: "application/json", schema: tagsSchema },
      async handle({ experiment, query, reader }) {
        const { plugin } = query;
        const [runs, series] = await Promise.all([
          reader.runs({ experiment }),
          reader.series({ experiment, ...(plugin === undefined ? {} : { pluginName: plugin }) }),
        ]);
        return apiJson(tagsOf(runs, series));
      },
    }),
    apiRoute({
      method: "GET",
      path: "/text",
      summary: "The newest texts of one series, newest last",
      query: z.object({
        run: z.string(),
        tag: z.string(),
        last: z.exactOptional(
          z
            .pipe(z.coerce.number(), z.int().check(z.minimum(1), z.maximum(MAX_TEXT_VALUES)))
            .check(z.describe("How many values at most; as many as may be if left out")),
        ),
      }),
      response: { description: "Texts", contentType: "application/json", schema: textsSchema },
      async handle({ experiment, query, reader, signal }) {
        const { run, tag, last = MAX_TEXT_VALUES } = query;
        const wanted = { experiment, run, tag, last, maxBytes: MAX_TEXT_BYTES };
        const values = await reader.values(wanted, signal);
        if (values === undefined) throw unknownText(run, tag);
        const answer: ApiTexts = { values: textsOf(values, MAX_TEXT_BYTES) };
        return apiJson(answer);
      },
    }),
    ...dataRoutes,
    ...runTableRoutes,
    ...annotationRoutes,
    markdownRoute,
    apiRoute({
      method: "GET",
      path: "/changes",
      summary:
        "Changes as they happen, as server-sent events named `change`, and `annotations` with its version",
      response: {
        description: "A stream of events; the data of each is JSON",
        contentType: "text/event-stream",
        schema: changeSchema,
      },
      handle: async ({ reader, annotations }) => changesResponse({ reader, annotations }),
    }),
    apiRoute({
      method: "GET",
      path: "/openapi.json",
      summary: "This description",
      response: { description: "OpenAPI 3.1 document", contentType: "application/json" },
      handle: async () => apiJson(openApiDocument(routes, version)),
    }),
  ];
  return routes;
}
