import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { inRoot } from "../tools/root.ts";
import { startedUrl } from "../tools/support/started-url.ts";
import { machineLine, medianOf, print, row } from "./report.ts";

const STARTS = 5;
const SERVE = [inRoot("testdata/two-runs"), "--port", "0"];
const PACKAGE = inRoot("dist/package/runlens.js");

/** A command, and whether it is done when it says that it serves or when it ends. */
interface Start {
  readonly name: string;
  readonly command: readonly string[];
  readonly until: "serving" | "exit";
}

const STARTS_MEASURED: readonly Start[] = [
  { name: "node -e 0", command: [process.execPath, "-e", "0"], until: "exit" },
  { name: "npm --version", command: ["npm", "--version"], until: "exit" },
  { name: "npm start", command: ["npm", "start", "--", ...SERVE], until: "serving" },
  {
    name: "node tools/start.mjs",
    command: ["node", "tools/start.mjs", ...SERVE],
    until: "serving",
  },
  {
    name: "node packages/cli/src/main.ts",
    command: [process.execPath, inRoot("packages/cli/src/main.ts"), ...SERVE],
    until: "serving",
  },
  { name: "dist/package", command: [process.execPath, PACKAGE, ...SERVE], until: "serving" },
];

/** From the command to the line that says where Runlens serves, all caches warm. */
export async function run(): Promise<void> {
  print(`${machineLine()}, medians of ${STARTS} after one to warm up`);
  print(row(["command", "ms", "fastest"]));
  for (const start of STARTS_MEASURED) {
    if (start.command.includes(PACKAGE) && !existsSync(PACKAGE)) continue;
    await elapsedMs(start);
    const ms: number[] = [];
    for (let i = 0; i < STARTS; i++) ms.push(await elapsedMs(start));
    print(row([start.name, medianOf(ms).toFixed(0), Math.min(...ms).toFixed(0)]));
  }
}

async function elapsedMs({ command, until }: Start): Promise<number> {
  const [program = "", ...args] = command;
  const startMs = performance.now();
  const child = spawn(program, args, {
    cwd: inRoot("."),
    stdio: ["ignore", "ignore", "pipe"],
    // npm starts processes of its own: a group can be ended as one.
    detached: true,
  });
  if (until === "serving") await startedUrl(child);
  else await once(child, "exit");
  const ms = performance.now() - startMs;
  if (until === "serving" && child.pid !== undefined) {
    process.kill(-child.pid, "SIGTERM");
    await once(child, "exit");
  }
  return ms;
}
