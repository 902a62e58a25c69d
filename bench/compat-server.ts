import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { Agent, request, type IncomingMessage } from "node:http";
import { inRoot } from "../tools/root.ts";
import { freePort } from "../tools/support/free-port.ts";

/** Path of TensorBoard's command, to print its figures beside ours; absent: no comparison. */
export const tensorBoardBinary = process.env["RUNLENS_BENCH_TENSORBOARD"];

/** A server of TensorBoard's routes in a process of its own. */
export interface CompatServer {
  readonly ask: Ask;
  end(): Promise<void>;
}

export interface Answered {
  /** From the request until the head of the answer: what the server does before it sends. */
  readonly headMs: number;
  readonly allMs: number;
  readonly status: number;
  readonly bytes: number;
}

/** Asks over one connection per agent; `requests` are sent as the form of a POST. */
export type Ask = (path: string, options?: AskOptions) => Promise<Answered>;

interface AskOptions {
  readonly requests?: readonly object[];
  readonly agent?: Agent;
}

export type ServerName = "Runlens" | "TensorBoard";

const START_LIMIT_MS = 60_000;
const POLL_MS = 100;
/** An answer that did not grow for so long is whole. */
const QUIET_MS = 1_500;

/** Starts a server on a log directory and waits until its list of tags grows no more. */
export async function startServer(name: ServerName, logDirectory: string): Promise<CompatServer> {
  const port = await freePort();
  const args = ["--logdir", logDirectory, "--port", String(port)];
  const child =
    name === "Runlens"
      ? spawn(process.execPath, [inRoot("packages/cli/src/main.ts"), ...args, "--no_index"], QUIET)
      : spawn(tensorBoardBinary ?? "", args, QUIET);
  const ask = asker(port);
  await whole(ask, child);
  return {
    ask,
    async end() {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

const QUIET = { stdio: "ignore" } as const;

async function whole(ask: Ask, child: ChildProcess): Promise<void> {
  let bytes = 0;
  let sinceMs = performance.now();
  const startMs = sinceMs;
  while (bytes < 1_000 || performance.now() - sinceMs < QUIET_MS) {
    if (child.exitCode !== null) throw new Error("The server ended while it loaded.");
    if (performance.now() - startMs > START_LIMIT_MS) throw new Error("The server never loaded.");
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    const answer = await ask("/data/plugin/timeseries/tags").catch(() => undefined);
    if (answer === undefined || answer.bytes === bytes) continue;
    bytes = answer.bytes;
    sinceMs = performance.now();
  }
}

function asker(port: number): Ask {
  const usualAgent = new Agent({ keepAlive: true });
  return async (path, { requests, agent = usualAgent } = {}) => {
    const body = requests && new URLSearchParams({ requests: JSON.stringify(requests) }).toString();
    const startMs = performance.now();
    const response = await responseOf({ port, path, agent, body });
    const headMs = performance.now() - startMs;
    let bytes = 0;
    for await (const chunk of response) bytes += (chunk as Buffer).length;
    const allMs = performance.now() - startMs;
    return { headMs, allMs, status: response.statusCode ?? 0, bytes };
  };
}

interface Sent {
  readonly port: number;
  readonly path: string;
  readonly agent: Agent;
  readonly body: string | undefined;
}

function responseOf({ port, path, agent, body }: Sent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request({
      host: "127.0.0.1",
      port,
      path,
      agent,
      ...(body === undefined
        ? {}
        : {
            method: "POST",
            headers: {
              "Content-Type": "application/x-www-form-urlencoded",
              "Content-Length": Buffer.byteLength(body),
            },
          }),
    });
    sent.on("response", resolve).on("error", reject).end(body);
  });
}
