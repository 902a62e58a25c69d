import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { readRun, stepsOf } from "./test-support/read-run.ts";
import { temporaryDirectory } from "./test-support/temporary-directory.ts";

const PROGRAM = fileURLToPath(new URL("test-support/log-and-end.ts", import.meta.url));

describe("what waits is written, and a process ends as it would without us:", () => {
  it.each([
    ["byItself", undefined, { code: 0, signal: null, steps: [1] }],
    ["exit", undefined, { code: 3, signal: null, steps: [1] }],
    ["duringWrite", undefined, { code: 0, signal: null, steps: [1, 2] }],
    ["uncaughtError", undefined, { code: 1, signal: null, steps: [1] }],
    ["uncaughtRejection", undefined, { code: 1, signal: null, steps: [1] }],
    ["SIGTERM", "SIGTERM", { code: null, signal: "SIGTERM", steps: [1] }],
    ["SIGINT", "SIGINT", { code: null, signal: "SIGINT", steps: [1] }],
    ["secondCopy", "SIGTERM", { code: null, signal: "SIGTERM", steps: [1] }],
    ["ownHandler", "SIGTERM", { code: 7, signal: null, steps: [1] }],
    ["optedOut", undefined, { code: 0, signal: null, steps: [] }],
  ] as const)("%s", async (end, kill, expected) => {
    const directory = temporaryDirectory();
    const program = spawn(process.execPath, [PROGRAM, directory, end], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    onTestFinished(() => void program.kill("SIGKILL"));
    if (kill !== undefined) program.stdout.once("data", () => program.kill(kill));
    const [code, signal] = await once(program, "close");
    expect({ code, signal, steps: stepsOf(readRun(directory)) }).toEqual(expected);
  });
});
