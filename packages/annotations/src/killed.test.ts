import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openAnnotations } from "./open-annotations.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";

const PROGRAM = fileURLToPath(new URL("test-support/change-until-killed.ts", import.meta.url));
const TRIALS = Number(process.env["RUNLENS_KILL_TRIALS"] ?? 20);
const MAX_DELAY_MS = 60;

describe("two programs that are killed while they change the same annotations", () => {
  it(
    `leave all that they said was kept, ${TRIALS} times one after the other`,
    async () => {
      const directory = tempDirectory();
      const said: string[] = [];
      for (let trial = 0; trial < TRIALS; trial++) {
        const programs = ["a", "b"].map((name) => start(directory, `${name}${trial}`));
        await Promise.all(programs.map(({ began }) => began));
        await sleep((trial / TRIALS) * MAX_DELAY_MS);
        for (const { program } of programs) program.kill("SIGKILL");
        for (const { ended } of programs) said.push(...(await ended));
        const kept = await keptRuns(directory);
        expect(said.filter((run) => !kept.has(run))).toEqual([]);
        // The last change of each program may be done and not said yet.
        expect(kept.size - said.length).toBeLessThanOrEqual(2 * (trial + 1));
      }
      expect(said.length).toBeGreaterThan(2 * TRIALS);
    },
    10_000 + TRIALS * 3_000,
  );
});

function start(directory: string, name: string) {
  const program = spawn(process.execPath, [PROGRAM, directory, name], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { program, began: once(program.stdout, "data"), ended: linesOf(program) };
}

/** What it printed in whole lines until it ended. */
async function linesOf(program: ChildProcess): Promise<string[]> {
  let printed = "";
  program.stdout?.setEncoding("utf8").on("data", (text: string) => (printed += text));
  await once(program, "close");
  return printed.split("\n").slice(0, -1);
}

async function keptRuns(directory: string): Promise<ReadonlySet<string>> {
  const { annotations } = await openAnnotations({ directory, logDirectories: [] }).get({
    experiment: "",
  });
  return new Set(annotations.runs.keys());
}
