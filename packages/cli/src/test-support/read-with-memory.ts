import { runIndex } from "../commands/build-index.ts";
import { runInspect } from "../commands/inspect.ts";
import { processTerminal } from "../terminal.ts";

/*
 * `node read-with-memory.ts COMMAND LOGS MAX_MEMORY_BYTES`: `runlens index` or `runlens
 * inspect` with less memory for points than their flag takes.
 */
const [command = "", path = "", maxMemoryBytes = ""] = process.argv.slice(2);
const loading = {
  maxMemoryBytes: Number(maxMemoryBytes),
  keepsIndex: command === "index",
  indexRoot: undefined,
  verify: "now",
} as const;
const run = command === "index" ? runIndex : runInspect;
process.exitCode = await run({ kind: "logdir", path }, { json: true, loading }, processTerminal());
