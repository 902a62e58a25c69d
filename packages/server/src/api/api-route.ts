import type { Annotations, Reader } from "@runlens/model";
import type { Reply } from "@runlens/plugin-api";
import * as z from "zod/mini";
import { HttpError } from "../errors.ts";

/** A request to `/api/v1`, its parts as the route's schemas say. */
export interface ApiRequest<Query, Body> {
  readonly experiment: string;
  readonly query: Query;
  readonly body: Body;
  readonly reader: Reader;
  readonly annotations: Annotations;
  readonly signal: AbortSignal;
}

/** What routes answer from. */
export type ApiSource = Pick<ApiRequest<unknown, unknown>, "reader" | "annotations">;

/** One route: the router and the OpenAPI document both follow from it. */
export interface ApiRoute<Query = unknown, Body = unknown> {
  readonly method: "GET" | "POST";
  /** Below `/api/v1`. */
  readonly path: string;
  readonly summary: string;
  /** Of the first values of the query's parameters. Absent: the query does not matter. */
  readonly query?: z.ZodMiniType<Query>;
  /** Of the JSON in the body. Absent: the body does not matter. */
  readonly body?: z.ZodMiniType<Body>;
  /** The body must be called JSON: a form of another site cannot do that. */
  readonly changesData?: boolean;
  readonly response: {
    readonly description: string;
    readonly contentType: string;
    /** Absent: bytes, or JSON that no schema of ours describes. */
    readonly schema?: z.ZodMiniType;
  };
  /** A `Response` is sent as it is. */
  handle(request: ApiRequest<Query, Body>): Promise<Reply | Response>;
}

/** Puts the checks of a route before its handler, and forgets the types that they establish. */
export function apiRoute<Query, Body>(route: ApiRoute<Query, Body>): ApiRoute {
  return {
    ...route,
    handle: (request) =>
      route.handle({
        ...request,
        query: checked(route.query, request.query, "query") as Query,
        body: checked(route.body, request.body, "body") as Body,
      }),
  };
}

/** @throws HttpError 400 that names the first place that is wrong. */
function checked(schema: z.ZodMiniType | undefined, value: unknown, part: string): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = [part, ...(issue?.path ?? [])].join(".");
  throw invalidRequest(`${place}: ${issue?.message ?? "invalid"}.`);
}

export function invalidRequest(message: string): HttpError {
  const hint = "GET /api/v1/openapi.json describes what each route takes.";
  return new HttpError(400, { code: "api.invalidRequest", message, hint });
}

/** JSON as our own page reads it. A number that is not finite is left out. */
export function apiJson(value: unknown): Reply {
  const body = JSON.stringify(value, (_key, item: unknown) =>
    typeof item === "number" && !Number.isFinite(item) ? undefined : item,
  );
  return { status: 200, contentType: "application/json", body };
}
