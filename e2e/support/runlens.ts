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

/** Starts `runlens ARGS` from source, on a free port unless the arguments name one. */
export async function startRunlens(args: readonly string[]): Promise<RunningRunlens> {
  const command = inRoot("packages/cli/src/main.ts");
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
