import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runCli } from "../run-cli.ts";
import { createCollectingTerminal } from "../test-support/collecting-terminal.ts";

const TESTDATA = fileURLToPath(new URL("../../../../testdata", import.meta.url));

const FIRST_FILE = `${TESTDATA}/resumed/events.out.tfevents.1704067200.testdata.v2`;

/** Lines on standard output, the paths of this checkout left out. */
async function inspect(...args: string[]) {
  const terminal = createCollectingTerminal();
  const exitCode = await runCli(["--inspect", ...args], { terminal });
  expect({ exitCode, told: terminal.told }).toEqual({ exitCode: 0, told: [] });
  const text = terminal.output.map((part) => `${part}\n`).join("");
  return text.replaceAll(TESTDATA, "LOGS").replaceAll("=".repeat(70), "S");
}

const HEAD = `S
Processing event files... (this can take a few minutes)
S

`;

/** As TensorBoard 2.21 prints it. */
const RESUMED = `${HEAD}Found event files in:
LOGS/resumed

These tags are in LOGS/resumed:
audio -
histograms -
images -
scalars -
tensor
   loss
S

Event statistics for LOGS/resumed:
audio -
graph -
histograms -
images -
scalars -
sessionlog:checkpoint -
sessionlog:start
   outoforder_steps     []
   steps                [10]
sessionlog:stop -
tensor
   first_step           0
   last_step            20
   max_step             20
   min_step             0
   num_steps            21
   outoforder_steps     [(19, 10)]
S

`;

const LOSS_OF_FIRST_FILE = `${HEAD}Event statistics for tag loss in LOGS/resumed/events.out.tfevents.1704067200.testdata.v2:
tensor
   first_step           0
   last_step            19
   max_step             19
   min_step             0
   num_steps            20
   outoforder_steps     []
S

`;

describe("runlens --inspect", () => {
  it("prints tags and statistics of each directory as TensorBoard does", async () => {
    expect(await inspect("--logdir", `${TESTDATA}/resumed`)).toBe(RESUMED);
  });

  it("prints statistics of one tag in one file", async () => {
    expect(await inspect("--event_file", FIRST_FILE, "--tag", "loss")).toBe(LOSS_OF_FIRST_FILE);
  });

  it("finds the directories below, by path", async () => {
    const text = await inspect(`${TESTDATA}/two-runs`);
    const found = ["train", "unusual", "validation"].map((run) => `LOGS/two-runs/${run}\n`);
    expect(text).toContain(`Found event files in:\n${found.join("")}\n`);
  });

  it("reads a damaged file up to the damage", async () => {
    expect(await inspect(`${TESTDATA}/damaged/flipped-length`)).toMatch(/num_steps +10\n/);
  });

  it("says so when there is nothing, or a file where a directory is meant", async () => {
    expect(await inspect("/no/such/place")).toBe(
      `${HEAD}No event files found within logdir /no/such/place\n`,
    );
    expect(await inspect(FIRST_FILE)).toContain("use --event_file instead of --logdir");
  });
});
