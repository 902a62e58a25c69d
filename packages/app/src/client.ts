import { RunlensError, type Problem } from "@runlens/base";
import {
  decodeWindows,
  type ApiRuns,
  type ApiStatus,
  type ApiTags,
  type ApiTexts,
  type ApiWindowsRequest,
  type SeriesWindow,
} from "@runlens/model";

/** Our server's API. All failures are RunlensErrors. */
export interface Client {
  readonly status: (signal: AbortSignal) => Promise<ApiStatus>;
  readonly runs: (signal: AbortSignal) => Promise<ApiRuns>;
  /** Tags of all kinds of data. */
  readonly tags: (signal: AbortSignal) => Promise<ApiTags>;
  readonly windows: (request: ApiWindowsRequest, signal: AbortSignal) => Promise<SeriesWindow[]>;
  /** The newest texts of one series. */
  readonly texts: (query: TextQuery, signal: AbortSignal) => Promise<ApiTexts>;
  readonly openChanges: () => EventSource;
}

export interface TextQuery {
  readonly run: string;
  readonly tag: string;
  /** How many at most. */
  readonly last: number;
}

/** @param baseUrl of the page: with the path prefix and the experiment that it was opened with. */
export function createClient(baseUrl: string): Client {
  const urlOf = (path: string): URL => new URL(`api/v1/${path}`, baseUrl);
  const send = (path: string, init: RequestInit): Promise<Response> => request(urlOf(path), init);
  return {
    // The server is of the same version as the page, so its JSON has the declared types.
    status: async (signal) => (await send("status", { signal })).json() as Promise<ApiStatus>,
    runs: async (signal) => (await send("runs", { signal })).json() as Promise<ApiRuns>,
    tags: async (signal) => (await send("tags", { signal })).json() as Promise<ApiTags>,
    windows: async (windowsRequest, signal) => {
      const response = await send("windows", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(windowsRequest),
        signal,
      });
      return decodeWindows(await response.arrayBuffer());
    },
    texts: async ({ run, tag, last }, signal) => {
      const query = new URLSearchParams({ run, tag, last: String(last) });
      return (await send(`text?${query}`, { signal })).json() as Promise<ApiTexts>;
    },
    openChanges: () => new EventSource(urlOf("changes")),
  };
}

async function request(url: URL, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new RunlensError(
      {
        code: "server.unreachable",
        message: `${url.host} does not answer.`,
        hint: "Check that runlens is still running there; the page tries again by itself.",
      },
      { cause: error },
    );
  }
  if (!response.ok) throw new RunlensError(await problemOf(response, url));
  return response;
}

async function problemOf(response: Response, url: URL): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblem(body)) return body;
  return {
    code: "server.refused",
    message: `${url.pathname} was answered with ${response.status} ${response.statusText}.`,
  };
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === "object" &&
    body !== null &&
    "code" in body &&
    typeof body.code === "string" &&
    "message" in body &&
    typeof body.message === "string"
  );
}
