import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readRun, stepsOf } from "./test-support/read-run.ts";
import { temporaryDirectory } from "./test-support/temporary-directory.ts";

const PROGRAM = fileURLToPath(new URL("test-support/log-until-killed.ts", import.meta.url));

/** `npm run bench -- writer-kill` asks for more. */
const TRIALS = Number(process.env["RUNLENS_KILL_TRIALS"] ?? 20);
const MAX_DELAY_MS = 40;

describe("a program that is killed at any moment", () => {
  it(
    `leaves every step that was flushed, ${TRIALS} times`,
    async () => {
      for (let trial = 0; trial < TRIALS; trial++) {
        const { flushed, run } = await logAndKill((trial / TRIALS) * MAX_DELAY_MS);
        const steps = stepsOf(run);
        expect(flushed).toBeGreaterThan(0);
        expect(steps.length).toBeGreaterThanOrEqual(flushed);
        expect(steps.findIndex((step, i) => step !== i)).toBe(-1);
        expect(run.damageCount).toBe(0);
        expect(run.stop?.kind).toMatch(/^(end|incomplete)$/);
      }
    },
    10_000 + TRIALS * 3_000,
  );
});

/** Kills some milliseconds after the first flush. */
async function logAndKill(delayMs: number) {
  const directory = temporaryDirectory();
  const program = spawn(process.execPath, [PROGRAM, directory], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  program.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
  await once(program.stdout, "data");
  await sleep(delayMs);
  program.kill("SIGKILL");
  await once(program, "close");
  const flushed = Number(printed.slice(0, printed.lastIndexOf("\n")).split("\n").at(-1));
  return { flushed, run: readRun(directory) };
}
