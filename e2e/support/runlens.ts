import { spawn } from "node:child_process";
import { once } from "node:events";
import { inRoot } from "../../tools/root.ts";
import { startedUrl } from "../../tools/support/started-url.ts";

/** The command, running in a process of its own. */
export interface RunningRunlens {
  /** Ends with a slash. */
  readonly url: string;
  readonly pid: number;
  close(): Promise<void>;
}

/** Annotations that a test makes stay out of the user's own. */
const DATA_HOME = inRoot(".cache/e2e-data");

/** Where tests have the command bundled. */
export const COMMAND_DIRECTORY = inRoot(".cache/e2e-command");

/** Starts `runlens ARGS`, on a free port unless the arguments name one. */
export function startRunlens(args: readonly string[]): Promise<RunningRunlens> {
  return start(`${COMMAND_DIRECTORY}/runlens.js`, args);
}

/** Starts it from source. */
export function startSource(args: readonly string[]): Promise<RunningRunlens> {
  return start(inRoot("packages/cli/src/main.ts"), args);
}

async function start(command: string, args: readonly string[]): Promise<RunningRunlens> {
  const server = spawn(process.execPath, [command, "--port", "0", ...args], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, XDG_DATA_HOME: DATA_HOME },
  });
  const url = await startedUrl(server);
  return {
    url,
    // It answers, so it was started.
    pid: server.pid ?? NaN,
    async close() {
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.kill("SIGTERM");
      await once(server, "exit");
    },
  };
}
