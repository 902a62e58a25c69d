import { createMemoryAnnotations } from "@runlens/annotations";
import type { Annotations, Reader } from "@runlens/model";
import { DEFAULT_SAMPLING, type SamplingOptions } from "@runlens/plugin-api";
import { Hono, type MiddlewareHandler } from "hono";
import { readAddress } from "./address.ts";
import { API_ROOT, apiRoutes } from "./api/api-routes.ts";
import { coreRoutes } from "./compat/core-routes.ts";
import { memoMarkdown } from "./compat/markdown-memo.ts";
import { errorReply, foreignOrigin, isClientError, pageNotFound, unknownHost } from "./errors.ts";
import { checkFeatureFlags } from "./feature-flags.ts";
import { isAcceptedHost, isOwnOrigin } from "./host-check.ts";
import { createLateHtmlRules } from "./late-html-rules.ts";
import { mountApi, mountRoutes, type App, type AppContext, type AppEnv } from "./mount.ts";
import { pageReply } from "./page.ts";
import { toResponse } from "./response.ts";
import type { LoadedPlugin, ServerSettings } from "./settings.ts";
import { staticReply, type StaticFiles } from "./static-files.ts";
import { webappReply } from "./webapp.ts";

export interface AppOptions {
  readonly reader: Reader;
  /** What people add to it. Default: kept in memory. */
  readonly annotations?: Annotations;
  /** In the order of their tabs. */
  readonly plugins: readonly LoadedPlugin[];
  readonly settings: ServerSettings;
  /** Default: as many points as TensorBoard's routes usually send, and those that show the most. */
  readonly sampling?: SamplingOptions;
  /** The built front end; without it, the page says how to build it. */
  readonly staticFiles?: StaticFiles;
  /** Another front end in its place, one that was written for TensorBoard's server. */
  readonly webapp?: StaticFiles;
  /** Told of errors that no client caused. The client is told nothing of them. */
  readonly onInternalError?: (error: unknown, request: Request) => void;
}

/** Everything that a request can reach, as one fetch handler that needs no port. */
export function createApp(options: AppOptions): App {
  const { reader, plugins, settings, sampling = DEFAULT_SAMPLING } = options;
  const { annotations = createMemoryAnnotations() } = options;
  const app: App = new Hono<AppEnv>({ getPath: (request) => routedPath(request, settings) });
  app.onError((error, c) => answerError(error, c, options.onInternalError));
  app.use(checkOrigin(settings));
  app.use(locate(settings));
  mountRoutes(app, "", coreRoutes(reader, plugins, settings));
  const html = createLateHtmlRules();
  app.use("/data/plugin/*", async (_c, next) => {
    await html.load();
    await next();
  });
  const context = {
    reader,
    markdownToHtml: memoMarkdown(html.markdownToHtml),
    safeHtml: html.safeHtml,
    ...sampling,
  };
  for (const { id, backend } of plugins) {
    mountRoutes(app, `/data/plugin/${id}`, backend(context));
  }
  mountApi(app, API_ROOT, apiRoutes(settings), { reader, annotations });
  app.notFound((c) => answerFile(c, options));
  return app;
}

/** The path that routes are matched on. */
function routedPath(request: Request, { pathPrefix }: ServerSettings): string {
  const address = readAddress(new URL(request.url).pathname, pathPrefix);
  return address.kind === "inside" ? address.path : "";
}

/** Refuses what a page of another site could have sent. */
function checkOrigin({ host: boundHost }: ServerSettings): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const host = c.req.header("host") ?? new URL(c.req.url).host;
    if (!isAcceptedHost(boundHost, host)) throw unknownHost(host);
    const isRead = c.req.method === "GET" || c.req.method === "HEAD";
    if (!isRead && !isOwnOrigin(c.req.raw.headers, host)) throw foreignOrigin();
    await next();
  };
}

/** Takes path prefix and experiment off the path, as TensorBoard does, and in its order. */
function locate({ pathPrefix }: ServerSettings): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const { pathname, searchParams } = new URL(c.req.url);
    const address = readAddress(pathname, pathPrefix);
    if (address.kind === "outsidePrefix") throw pageNotFound();
    if (address.path === "") return redirectToDirectory(c.req.raw, address.scriptRoot);
    checkFeatureFlags(c.req.raw.headers, searchParams);
    c.set("address", address);
    c.set("query", searchParams);
    return next();
  };
}

function redirectToDirectory(request: Request, scriptRoot: string): Promise<Response> {
  const { search } = new URL(request.url);
  const headers = { Location: encodeURI(`${scriptRoot}/`) + search };
  return toResponse({ status: 301, contentType: "", body: "", headers }, request);
}

/** The page and its files, for what no route answers. */
async function answerFile(c: AppContext, options: AppOptions): Promise<Response> {
  const { settings, staticFiles, webapp } = options;
  const { path, scriptRoot } = c.var.address;
  if (webapp !== undefined) {
    const fileHash = c.var.query.get("_file_hash");
    const reply = await webappReply(webapp, c.var.address, fileHash, settings.pathPrefix);
    if (reply === undefined) throw pageNotFound();
    return toResponse(reply, c.req.raw);
  }
  if (path === "/" || path === "/index.html") {
    return toResponse(await pageReply(staticFiles, scriptRoot, settings.pathPrefix), c.req.raw);
  }
  const file = path.startsWith(API_ROOT) ? undefined : await staticFiles?.read(path);
  if (file === undefined) throw pageNotFound();
  return toResponse(staticReply(path, file), c.req.raw);
}

function answerError(
  error: Error,
  c: AppContext,
  onInternalError: AppOptions["onInternalError"],
): Promise<Response> {
  const request = c.req.raw;
  if (!isClientError(error) && !request.signal.aborted) onInternalError?.(error, request);
  const form = c.req.path.startsWith(API_ROOT) ? "json" : "text";
  return toResponse(errorReply(error, form), request);
}
