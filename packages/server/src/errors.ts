import { RunlensError, type Problem } from "@runlens/base";
import { RouteError } from "@runlens/plugin-api";
import { MAX_BODY_BYTES } from "./limits.ts";
import type { ServerReply } from "./response.ts";

/** A failure that HTTP itself has a word for. TensorBoard answers it with a small HTML page. */
export class HttpError extends RunlensError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, problem: Problem, headers: Readonly<Record<string, string>> = {}) {
    super(problem);
    this.status = status;
    this.headers = headers;
  }
}

export function methodNotAllowed(allowed: readonly string[]): HttpError {
  return new HttpError(
    405,
    {
      code: "http.methodNotAllowed",
      message: "The method is not allowed for the requested URL.",
      hint: `Use ${allowed.join(" or ")}.`,
    },
    { Allow: allowed.join(", ") },
  );
}

export function bodyTooLarge(): HttpError {
  return new HttpError(413, {
    code: "http.bodyTooLarge",
    message: `The body of the request is larger than ${MAX_BODY_BYTES} bytes.`,
  });
}

export function notCalledJson(): HttpError {
  return new HttpError(415, {
    code: "http.notCalledJson",
    message: "The request does not say that its body is JSON.",
    hint: "Send it with the header Content-Type: application/json.",
  });
}

export function unknownHost(host: string): HttpError {
  return new HttpError(403, {
    code: "http.unknownHost",
    message: `This server listens on this computer only, and does not answer to the name "${host}".`,
    hint: "Open it as http://localhost, or start it with --bind_all or with --host and the address to listen on.",
  });
}

export function foreignOrigin(): HttpError {
  return new HttpError(403, {
    code: "http.foreignOrigin",
    message: "The request comes from a page of another site.",
    hint: "Behind a proxy, let it pass the Host header on as it came.",
  });
}

export const pageNotFound = (): RouteError => new RouteError(404, "route.notFound", "Not found");

const PAGE_TITLES: Readonly<Record<number, string>> = {
  405: "Method Not Allowed",
  413: "Content Too Large",
  500: "Internal Server Error",
};

const INTERNAL_ERROR = new HttpError(500, {
  code: "http.internalError",
  message: "The server ran into an error that it did not expect. Its terminal says more about it.",
});

/** Whether the client caused what was thrown, so that only the client needs to know. */
export function isClientError(thrown: unknown): thrown is RouteError | HttpError {
  return thrown instanceof RouteError || thrown instanceof HttpError;
}

/** What a client is told of an error. Errors that it did not cause stay opaque. */
export function errorReply(thrown: unknown, form: "json" | "text"): ServerReply {
  const error = isClientError(thrown) ? thrown : INTERNAL_ERROR;
  const { status } = error;
  const headers = error instanceof HttpError ? error.headers : {};
  if (form === "json") {
    const { code, message, hint } = error;
    const body = JSON.stringify({ code, message, hint });
    return { status, contentType: "application/json", body, headers };
  }
  const title = PAGE_TITLES[status];
  if (error instanceof HttpError && title !== undefined) {
    const body = errorPage(status, title, error.message);
    return { status, contentType: "text/html; charset=utf-8", body, headers };
  }
  const body = [error.message, error.hint].filter((part) => part !== undefined).join("\n");
  return { status, contentType: "text/plain; charset=utf-8", body, headers };
}

/** The page of TensorBoard's web framework, line by line. `message` is ours and needs no escaping. */
function errorPage(status: number, title: string, message: string): string {
  return [
    "<!doctype html>",
    "<html lang=en>",
    `<title>${status} ${title}</title>`,
    `<h1>${title}</h1>`,
    `<p>${message}</p>`,
    "",
  ].join("\n");
}
