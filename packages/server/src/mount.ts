import type { Reader } from "@runlens/model";
import type { Route } from "@runlens/plugin-api";
import type { Context, Hono } from "hono";
import type { InsideAddress } from "./address.ts";
import { invalidRequest, type ApiRoute } from "./api/api-route.ts";
import { methodNotAllowed } from "./errors.ts";
import { paramsOfForm, paramsOfQuery } from "./params.ts";
import { toResponse } from "./response.ts";

/** What is known of a request once its path is read. */
export interface AppEnv {
  Variables: { address: InsideAddress; query: URLSearchParams };
}

export type App = Hono<AppEnv>;
export type AppContext = Context<AppEnv>;

/** Answers `routes` below `root`. */
export function mountRoutes(app: App, root: string, routes: readonly Route[]): void {
  for (const route of routes) {
    app.all(root + route.path, async (c) => {
      checkMethod(c, route.methods);
      const reply = await route.handle({
        method: c.req.method,
        experiment: c.var.address.experiment,
        query: paramsOfQuery(c.var.query),
        form: await paramsOfForm(c.req.raw),
        signal: c.req.raw.signal,
      });
      return toResponse(reply, c.req.raw);
    });
  }
}

/** Answers the routes of our own API below `root`. */
export function mountApi(
  app: App,
  root: string,
  routes: readonly ApiRoute[],
  reader: Reader,
): void {
  for (const route of routes) {
    app.all(root + route.path, async (c) => {
      checkMethod(c, [route.method]);
      const reply = await route.handle({
        experiment: c.var.address.experiment,
        query: Object.fromEntries(firstValues(c.var.query)),
        body: route.body === undefined ? undefined : await jsonBody(c.req.raw),
        reader,
        signal: c.req.raw.signal,
      });
      return reply instanceof Response ? reply : toResponse(reply, c.req.raw);
    });
  }
}

/** @throws HttpError 405. */
function checkMethod(c: AppContext, methods: Route["methods"]): void {
  const method = c.req.method === "HEAD" ? "GET" : c.req.method;
  if (methods !== undefined && !methods.includes(method)) throw methodNotAllowed(methods);
}

/** A repeated parameter counts with its first value, as in TensorBoard. */
function firstValues(query: URLSearchParams): [string, string][] {
  return [...query].toReversed();
}

async function jsonBody(request: Request): Promise<unknown> {
  const text = await request.text();
  try {
    return JSON.parse(text);
  } catch {
    throw invalidRequest("The body of the request is no JSON.");
  }
}
