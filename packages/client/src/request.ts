import { RunlensError, type Problem } from "@runlens/base";

/** Sends one request to a server's API; what is not answered with 2xx is a RunlensError. */
export type Send = (experiment: string, path: string, init: RequestInit) => Promise<Response>;

/**
 * @param baseUrl of a server's page: with its path prefix, and with the experiment that it was
 * opened with, if any.
 */
export function createSend(baseUrl: string | URL): Send {
  return async (experiment, path, init) => {
    const experimentPath = experiment === "" ? "" : `experiment/${encodeURIComponent(experiment)}/`;
    const url = new URL(`${experimentPath}api/v1/${path}`, baseUrl);
    const response = await reach(url, init);
    if (!response.ok) throw new RunlensError(await problemOf(response, url));
    return response;
  };
}

async function reach(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new RunlensError(
      {
        code: "server.unreachable",
        message: `${url.host} does not answer.`,
        hint: "Check that runlens is still running there.",
      },
      { cause: error },
    );
  }
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
