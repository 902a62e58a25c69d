import type { Params, Reply, Route } from "@runlens/plugin-api";
import type { Context, Hono } from "hono";
import type { InsideAddress } from "./address.ts";
import type { ApiRoute, ApiSource } from "./api/api-route.ts";
import { checkJsonType, formParams, jsonBody } from "./body.ts";
import { methodNotAllowed } from "./errors.ts";
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
        query: queryParams(c.var.query),
        form: await formParams(c.req.raw),
        signal: c.req.raw.signal,
      });
      return toResponse(reply, c.req.raw);
    });
  }
}

/** Answers the routes of our own API below `root`. A path may have a route for each method. */
export function mountApi(
  app: App,
  root: string,
  routes: readonly ApiRoute[],
  source: ApiSource,
): void {
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = new Map<string, ApiRoute>(
      routes.filter((route) => route.path === path).map((route) => [route.method, route]),
    );
    app.all(root + path, async (c) => {
      const route = methods.get(c.req.method === "HEAD" ? "GET" : c.req.method);
      if (route === undefined) throw methodNotAllowed([...methods.keys()]);
      const reply = await answer(route, c, source);
      if (!(reply instanceof Response)) return toResponse(reply, c.req.raw);
      if (c.req.method === "HEAD") await reply.body?.cancel();
      return reply;
    });
  }
}

async function answer(
  route: ApiRoute,
  c: AppContext,
  source: ApiSource,
): Promise<Reply | Response> {
  if (route.changesData === true) checkJsonType(c.req.raw);
  return route.handle({
    ...source,
    experiment: c.var.address.experiment,
    query: Object.fromEntries(firstValues(c.var.query)),
    body: route.body === undefined ? undefined : await jsonBody(c.req.raw),
    signal: c.req.raw.signal,
  });
}

/** @throws HttpError 405. */
function checkMethod(c: AppContext, methods: Route["methods"]): void {
  const method = c.req.method === "HEAD" ? "GET" : c.req.method;
  if (methods !== undefined && !methods.includes(method)) throw methodNotAllowed(methods);
}

function queryParams(query: URLSearchParams): Params {
  return { get: (name) => query.get(name) ?? undefined, all: (name) => query.getAll(name) };
}

/** A repeated parameter counts with its first value, as in TensorBoard. */
function firstValues(query: URLSearchParams): [string, string][] {
  return [...query].toReversed();
}
