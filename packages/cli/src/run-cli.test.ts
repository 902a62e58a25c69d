import { createSummaryWriter } from "@runlens/writer";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { runCli } from "./run-cli.ts";
import { createCollectingTerminal } from "./test-support/collecting-terminal.ts";
import { logLongRun } from "./test-support/long-logs.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const TESTDATA = `${ROOT}testdata`;
const FIXTURES = `${ROOT}../shared/fixtures/logs`;

const TEMPORARY = mkdtempSync(join(tmpdir(), "runlens-"));
const INDEXES = join(TEMPORARY, "indexes");
afterAll(() => rmSync(TEMPORARY, { recursive: true }));

async function run(...args: string[]) {
  const terminal = createCollectingTerminal();
  const exitCode = await runCli(args, { terminal });
  return { exitCode, output: terminal.output.join("\n"), told: terminal.told.join("\n") };
}

function soundFile(): string {
  const directory = join(TESTDATA, "two-runs/train");
  return join(directory, readdirSync(directory)[0] ?? "");
}

const index = (...args: string[]) => run("index", ...args, "--index_dir", INDEXES);

describe("runlens", () => {
  it("prints its bare version on standard output", async () => {
    for (const flag of ["--version", "--version_tb"]) {
      const { exitCode, output, told } = await run(flag);
      expect({ exitCode, told }).toEqual({ exitCode: 0, told: "" });
      expect(output).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });

  it("prints help with every flag and command", async () => {
    const { exitCode, output } = await run("--help");
    expect(exitCode).toBe(0);
    for (const word of [
      "--logdir",
      "--bind_all",
      "--max_memory",
      "inspect",
      "index",
      "demo",
      "Examples:",
    ]) {
      expect(output).toContain(word);
    }
  });

  it.each([
    [["--logdri", "x"], 2, "There is no flag --logdri. Did you mean --logdir?"],
    [["--db=x"], 2, "--db is a flag of TensorBoard that Runlens does not take"],
    [["x", "--load_fast=no"], 2, "--load_fast is auto, true or false, but got: 'no'."],
    [["--inspect"], 1, "Error: No log directory was given."],
    [["--inspect", "--logdir_spec", "a:b"], 1, "Error: --inspect takes no --logdir_spec."],
    [["--inspect", "x", "--event_file", "y"], 1, "Error: --logdir and --event_file exclude"],
    [["a", "b"], 2, "too many arguments"],
    [["inspect"], 2, "missing required argument 'DIR'"],
    [["index"], 1, "Error: No log directory was given."],
    [["index", "x", "--no_index"], 2, "There is no flag --no_index."],
    [["logs", "--verify", "no"], 2, "--verify is now, later or off, but got: 'no'."],
    [["logs", "--max_memory", "4"], 2, "--max_memory is a size of at least 64MB"],
    [["inspect", "x", "--port", "1"], 2, "There is no flag --port."],
    [["logs", "--port", "x"], 2, "--port is a number or 'default', but got: 'x'."],
    [[], 1, "Error: No log directory was given."],
    [["logs", "--host", "h", "--bind_all"], 1, "Error: --host and --bind_all exclude each other."],
    [["logs", "--port", "70000"], 255, "ERROR: There is no port 70000; the last is 65535."],
  ])("%j ends with %d", async (args, exitCode, told) => {
    const ended = await run(...args);
    expect(ended.exitCode).toBe(exitCode);
    expect(ended.told).toContain(told);
    expect(ended.output).toBe("");
  });
});

describe("runlens inspect", () => {
  it("lists runs, tags and counts, and the damaged places", async () => {
    const { exitCode, output } = await run("inspect", TESTDATA);
    expect(exitCode).toBe(0);
    const lines = output.split("\n");
    expect(lines).toContain(
      "resumed · 1 series · 21 values (10 more of earlier attempts) · since 2024-01-01T00:00:00Z",
    );
    expect(lines).toContain("  accuracy  scalars  scalar      20           0         19");
    expect(output).toContain("damaged at byte 669");
    expect(lines.at(-1)).toBe(
      "7 runs · 8 series · 158 values (10 more of earlier attempts) · 8 files · 10.7 kB · 2 damaged records",
    );
  });

  it("tells programs the same as JSON", async () => {
    const { exitCode, output } = await run("inspect", `${TESTDATA}/damaged`, "--json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(output)).toMatchObject({
      totals: {
        runs: 3,
        series: 3,
        values: 57,
        events: 60,
        files: 3,
        damagedRecords: 2,
        problems: 2,
      },
      runs: [
        { name: "cut-off" },
        { name: "flipped-length" },
        { name: "flipped-value", series: [{ tag: "loss", dataClass: "scalar", values: 19 }] },
      ],
      problems: [
        { offset: 669, lostBytes: 62 },
        { offset: 669, lostBytes: 62 },
      ],
    });
  });

  it("counts values in one way, and says how many restarts hide", async () => {
    const { output } = await run("inspect", `${TESTDATA}/resumed`, "--json");
    expect(JSON.parse(output)).toMatchObject({
      totals: { values: 21, valuesOfEarlierAttempts: 10, events: 34 },
      runs: [{ values: 21, valuesOfEarlierAttempts: 10, series: [{ values: 21 }] }],
    });
  });

  it("lists problems of each file, and all of them for programs", async () => {
    const logs = join(TEMPORARY, "damaged");
    mkdirSync(join(logs, "a"), { recursive: true });
    const sound = readFileSync(soundFile());
    const broken = Buffer.concat(
      Array.from({ length: 300 }, () => [sound, Buffer.alloc(20, 7)]).flat(),
    );
    writeFileSync(join(logs, "a/events.out.tfevents.1"), Buffer.concat([broken, sound]));
    writeFileSync(
      join(logs, "events.out.tfevents.2"),
      Buffer.concat([sound, Buffer.alloc(20, 7), sound]),
    );
    const { output } = await run("inspect", logs, "--index_dir", INDEXES);
    expect(output).toContain("301 problems\n");
    expect(output).toContain("events.out.tfevents.2 is damaged");
    expect(output).toMatch(/tfevents\.1: \d+ more\n {2}--json lists them all\./);
    const json = await run("inspect", logs, "--index_dir", INDEXES, "--json");
    expect(JSON.parse(json.output).problems).toHaveLength(301);
  });

  it("shows names as text, whatever is in them", async () => {
    const logs = join(TEMPORARY, "names");
    const writer = createSummaryWriter(logs);
    writer.scalar("\u001B[31mred\nsecond", 1, 0);
    await writer.close();
    const { output } = await run("inspect", logs, "--index_dir", INDEXES);
    expect(output).toContain("  \\x1b[31mred\\x0asecond  scalars");
  });

  it("ends with 1 where there is no directory, and with 0 where there is nothing in it", async () => {
    const missing = await run("inspect", `${ROOT}no-such-directory`);
    expect(missing.exitCode).toBe(1);
    expect(missing.told).toContain("There is no directory");
    const empty = await run("inspect", `${ROOT}packages/cli/src/demo`);
    expect(empty.exitCode).toBe(0);
    expect(empty.told).toContain("No event files below");
  });

  it.skipIf(!existsSync(FIXTURES))("reads the logs of many writers without damage", async () => {
    for (const [folder, runs] of [
      ["tf", 60],
      ["py", 38],
    ] as const) {
      const { exitCode, output } = await run("inspect", `${FIXTURES}/${folder}`, "--json");
      expect(exitCode).toBe(0);
      expect(JSON.parse(output).totals).toMatchObject({ runs, damagedRecords: 0, problems: 0 });
    }
  });
});

describe("runlens index", () => {
  it("tells programs what there is and what reading it took", async () => {
    const { exitCode, output } = await index(TESTDATA, "--json");
    expect(exitCode).toBe(0);
    const report = JSON.parse(output);
    expect(report).toMatchObject({
      isComplete: true,
      files: 8,
      runs: 7,
      series: 8,
      values: 168,
      damagedRecords: 2,
      problems: 2,
      bytesRecalled: 0,
    });
    expect(report.index.directory).toContain(INDEXES);
    expect(report.peakMemoryBytes).toBeGreaterThan(10e6);
  });

  it("keeps what it read, and the next time reads only what is new", async () => {
    const logs = join(TEMPORARY, "logs");
    await logLongRun(logs);
    const built = JSON.parse((await index(logs, "--json")).output);
    expect(built).toMatchObject({ values: 10_000, bytesRead: built.bytes, bytesRecalled: 0 });
    expect(built.index.bytes).toBeGreaterThan(80_000);
    const again = { values: 10_000, bytesRead: 0, bytesRecalled: built.bytes };
    expect(JSON.parse((await index(logs, "--json")).output)).toMatchObject(again);
    expect((await run("inspect", logs, "--index_dir", INDEXES)).output).toMatch(/10,000 values/);
  });

  it("tells people what it holds, and what is damaged", async () => {
    const { exitCode, output, told } = await index(TESTDATA);
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^values +168$/m);
    expect(output).toMatch(/^index +\/.*$/m);
    expect(told).toContain("is damaged at byte 669");
  });

  it("takes several directories as serving does", async () => {
    const spec = `a:${TESTDATA}/two-runs,b:${TESTDATA}/damaged`;
    const { output } = await index("--logdir_spec", spec, "--json");
    expect(JSON.parse(output)).toMatchObject({ isComplete: true, runs: 6 });
  });

  it("keeps what it read when it is interrupted", async () => {
    const terminal = createCollectingTerminal();
    const interrupting = {
      ...terminal,
      progress: () => void process.emit("SIGINT", "SIGINT"),
    };
    const args = ["index", `${TESTDATA}/two-runs`, "--index_dir", INDEXES];
    expect(await runCli(args, { terminal: interrupting })).toBe(130);
    expect(terminal.told.at(-1)).toBe(
      "Interrupted. What was read is kept; the next start goes on from there.",
    );
    expect(await index(`${TESTDATA}/two-runs`)).toMatchObject({ exitCode: 0 });
  });

  it("says so when nothing can be kept", async () => {
    const file = join(TEMPORARY, "file");
    writeFileSync(file, "");
    const { exitCode, told } = await run("index", TESTDATA, "--index_dir", file);
    expect(exitCode).toBe(1);
    expect(told).toContain(`No index can be kept in ${file}/`);
    expect(told).toContain("Nothing was kept");
  });
});
