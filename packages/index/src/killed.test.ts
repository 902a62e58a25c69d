import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openIndex } from "./open-index.ts";
import { recalledContent, seededContent } from "./test-support/seeded-delta.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";

const PROGRAM = fileURLToPath(new URL("test-support/save-until-killed.ts", import.meta.url));

const TRIALS = Number(process.env["RUNLENS_KILL_TRIALS"] ?? 20);
const MAX_DELAY_MS = 60;

describe("a program that is killed while it writes an index", () => {
  it(
    `leaves what it said it had saved, ${TRIALS} times one after the other`,
    async () => {
      const directory = join(tempDirectory(), "index");
      const counts = new Map<string, number>();
      let saidInAll = 0;
      for (let trial = 0; trial < TRIALS; trial++) {
        const said = await openAndKill(directory, trial, (trial / TRIALS) * MAX_DELAY_MS);
        for (const [path, count] of said) counts.set(path, count);
        saidInAll += said.length;
        const found = recallAll(directory, [...counts.keys()]);
        const others = [...found].filter(([path, count]) => counts.get(path) !== count);
        // The last change may be done and not said yet.
        expect(others.length).toBeLessThanOrEqual(1);
        for (const [path, count] of others) {
          expect([0, (counts.get(path) ?? 0) + 1]).toContain(count);
          counts.set(path, count);
        }
      }
      expect(saidInAll).toBeGreaterThan(TRIALS);
    },
    10_000 + TRIALS * 3_000,
  );
});

/** Kills some milliseconds after it began to open the index. Returns what it said: path, deltas. */
async function openAndKill(directory: string, seed: number, delayMs: number) {
  const program = spawn(process.execPath, [PROGRAM, directory, String(seed)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  program.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
  await once(program.stdout, "data");
  await sleep(delayMs);
  program.kill("SIGKILL");
  await once(program, "close");
  return printed
    .split("\n")
    .filter((line) => line.includes(" "))
    .map((line): [string, number] => {
      const [path = "", count] = line.split(" ");
      return [path, Number(count)];
    });
}

/** How many deltas of each path the index has, each of which must be the right one. */
function recallAll(directory: string, paths: readonly string[]): Map<string, number> {
  const index = openIndex({ directory });
  expect(index.isKept).toBe(true);
  const found = paths.map((path): [string, number] => {
    const content = recalledContent(index.recall(path), index);
    expect(content).toEqual(seededContent(path, content.length));
    return [path, content.length];
  });
  index.close();
  return new Map(found);
}
