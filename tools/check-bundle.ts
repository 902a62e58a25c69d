import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPackage, PACKAGE_DIRECTORY } from "./build.ts";
import { tryFirstScripts } from "./build/try-first-scripts.ts";
import { tryLibraries } from "./build/try-libraries.ts";
import { tryThreads } from "./build/try-threads.ts";
import { inRoot } from "./root.ts";
import { runCheck } from "./support/check.ts";
import { startedUrl } from "./support/started-url.ts";

/** The oldest Node that the package promises to run on is usually the machine's own. */
const NODE = process.env["RUNLENS_MACHINE_NODE"] ?? process.execPath;

/** Builds the package and runs it where no other node_modules can help it. */
export async function checkBundle(): Promise<string[]> {
  await buildPackage();
  const directory = await mkdtemp(join(tmpdir(), "runlens-bundle-"));
  try {
    const installed = join(directory, "node_modules/runlens");
    await cp(PACKAGE_DIRECTORY, installed, { recursive: true });
    return [
      ...(await tryFirstScripts(join(installed, "web"))),
      ...(await tryCommand(join(installed, "runlens.js"))),
      ...(await tryThreads(directory, NODE)),
      ...(await tryLibraries(directory, NODE)),
    ];
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function tryCommand(command: string): Promise<string[]> {
  const complaints: string[] = [];
  const version = execFileSync(NODE, [command, "--version"], { encoding: "utf8" }).trim();
  if (!/^\d+\.\d+\.\d+$/.test(version)) complaints.push(`--version prints ${version}.`);

  const server = spawn(NODE, [command, inRoot("testdata/two-runs"), "--port", "0", "--no_index"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  try {
    const url = await startedUrl(server);
    const runs = await until(async () => {
      const names: unknown = await (await fetch(new URL("data/runs", url))).json();
      return Array.isArray(names) && names.length === 3 ? names : undefined;
    });
    if (runs === undefined) complaints.push("/data/runs does not list the three runs.");
    const page = await (await fetch(url)).text();
    if (!page.includes("<script"))
      complaints.push("the page has no script: was the front end built in?");
  } finally {
    server.kill("SIGTERM");
  }
  const [code] = await once(server, "exit");
  if (code !== 0) complaints.push(`it ends with ${String(code)} after SIGTERM, not with 0.`);
  return complaints;
}

/** The first answer that is not undefined, if it comes within some seconds. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return undefined;
}

if (import.meta.main) await runCheck(checkBundle);
