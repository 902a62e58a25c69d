import type { Problem } from "@runlens/base";
import type { AnnotationChange } from "@runlens/model";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { openAnnotations } from "./open-annotations.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";

const named = (run: string, displayName: string): AnnotationChange => ({
  kind: "setRun",
  run,
  patch: { displayName },
});

/** A directory that servers share, each of which `open` starts. */
function setup() {
  const directory = join(tempDirectory(), "annotations");
  const path = join(directory, "annotations.jsonl");
  const problems: Problem[] = [];
  function open() {
    const annotations = openAnnotations({
      directory,
      logDirectories: ["/logs"],
      onProblem: (problem) => problems.push(problem),
    });
    return {
      annotations,
      change: (...changes: AnnotationChange[]) => annotations.change({ experiment: "", changes }),
      get: () => annotations.get({ experiment: "" }),
      names: async () => {
        const { runs } = (await annotations.get({ experiment: "" })).annotations;
        return [...runs].map(([run, { displayName }]) => `${run}=${displayName}`).join(" ");
      },
    };
  }
  return {
    directory,
    path,
    problems,
    open,
    lines: () => readFileSync(path, "utf8").split("\n").slice(0, -1),
    edit: (change: (text: string) => string) =>
      writeFileSync(path, change(readFileSync(path, "utf8"))),
  };
}

describe("annotations on disk", () => {
  it("are there again after a restart, with their version", async () => {
    const { open } = setup();
    await open().change(named("a", "A"), { kind: "setBaseline", run: "a" });
    await open().change({ kind: "setView", name: "v", link: "#scalars" });
    const { version, mode, annotations } = await open().get();
    expect([version, mode, annotations.baselineRun]).toEqual([2, "kept", "a"]);
    expect(annotations.savedViews.get("v")).toBe("#scalars");
  });

  it("make no directory before something is changed", async () => {
    const { open, directory } = setup();
    await open().get();
    expect(existsSync(directory)).toBe(false);
    await open().change(named("a", "A"));
    expect(readFileSync(join(directory, "log-directories.txt"), "utf8")).toContain("\n/logs\n");
  });

  it("keep what several servers change at once, and every server has it", async () => {
    const { open } = setup();
    const servers = [open(), open(), open()];
    await Promise.all(
      servers.flatMap(({ change }, server) =>
        Array.from({ length: 20 }, (_, i) => change(named(`${server}-${i}`, "x"))),
      ),
    );
    for (const { get } of servers) {
      const { version, annotations } = await get();
      expect([version, annotations.runs.size]).toEqual([60, 60]);
    }
  });

  it("tell of changes that another server made", async () => {
    const { open } = setup();
    const told: number[] = [];
    const watching = open().annotations.watch((version) => told.push(version));
    const other = open();
    await other.change(named("a", "A"));
    await vi.waitFor(() => expect(told).toEqual([1]), 5000);
    watching.close();
    await other.change(named("a", "B"));
    expect(told).toEqual([1]);
  });

  it("refuse a change that expected another version", async () => {
    const { open } = setup();
    const { annotations, change, names } = open();
    await change(named("a", "A"));
    const changes = [named("a", "B")];
    expect(await annotations.change({ experiment: "", changes, expectedVersion: 0 })).toMatchObject(
      {
        kind: "refused",
        problem: { code: "annotations.changedMeanwhile" },
      },
    );
    expect(await annotations.change({ experiment: "", changes, expectedVersion: 1 })).toEqual({
      kind: "changed",
      version: 2,
    });
    expect(await names()).toBe("a=B");
  });

  it("refuse more than there may be, and apply none of it", async () => {
    const { change, get } = setup().open();
    const views = Array.from({ length: 501 }, (_, i) => `v${i}`);
    const outcome = await change(
      ...views.map((name): AnnotationChange => ({ kind: "setView", name, link: "" })),
    );
    expect(outcome).toMatchObject({ kind: "refused", problem: { code: "annotations.limit" } });
    expect((await get()).annotations.savedViews.size).toBe(0);
  });
});

describe("a damaged journal", () => {
  it("loses the damaged line, says which, and nothing else", async () => {
    const { open, edit, problems } = setup();
    const { change } = open();
    for (const run of ["a", "b", "c"]) await change(named(run, run.toUpperCase()));
    edit((text) => text.replace('"run":"b"', '"run":"b'));
    expect(await open().names()).toBe("a=A c=C");
    expect(problems.map(({ code, message }) => [code, /^Line \d+/.exec(message)?.[0]])).toEqual([
      ["annotations.damaged", "Line 4"],
    ]);
  });

  it.each([
    ["a change that is none", '{"version":9,"changes":[{"kind":"setRun","run":"x"}]}\n'],
    [
      "a field that is not known",
      '{"version":9,"changes":[{"kind":"setBaseline","run":"x","by":1}]}\n',
    ],
    ["bytes that are no text", "\u0000\ufffd\n"],
    ["a line that was not ended", '{"version":9,"changes":[{"kind":"setBase'],
  ])("with %s is written on", async (_name, text) => {
    const { open, path } = setup();
    await open().change(named("a", "A"));
    appendFileSync(path, text);
    await open().change(named("b", "B"));
    const { version, annotations } = await open().get();
    expect([version, [...annotations.runs.keys()]]).toEqual([2, ["a", "b"]]);
  });

  it("without its first line is read all the same", async () => {
    const { open, edit } = setup();
    await open().change(named("a", "A"));
    edit((text) => text.replace(/^.*\n/, "{}\n"));
    expect(await open().names()).toBe("a=A");
  });

  it("of a newer version is neither read nor written", async () => {
    const { open, edit, problems, lines } = setup();
    await open().change(named("a", "A"));
    edit((text) => text.replace('"formatVersion":1', '"formatVersion":2'));
    const before = lines();
    expect(await open().change(named("b", "B"))).toMatchObject({
      kind: "refused",
      problem: {
        code: "annotations.unwritable",
        message: expect.stringContaining("newer version"),
      },
    });
    expect(problems.map(({ code }) => code)).toContain("annotations.unreadable");
    expect(lines()).toEqual(before);
  });

  it("that was removed is begun anew", async () => {
    const { open, path } = setup();
    const { change, names } = open();
    await change(named("a", "A"));
    rmSync(path);
    await change(named("b", "B"));
    expect(await names()).toBe("b=B");
  });
});

describe("a journal that grew", () => {
  it("is written anew, and servers that follow it notice nothing", async () => {
    const { open, lines, directory } = setup();
    const follower = open();
    const { change } = open();
    await change(named("other", "O"), { kind: "setBaseline", run: "a" });
    for (let i = 0; i < 40; i++) {
      await change({ kind: "setRun", run: "a", patch: { note: `${i} `.repeat(4000) } });
      await follower.get();
    }
    expect(lines().length).toBeLessThan(40);
    const { version, annotations } = await follower.get();
    expect(version).toBe(41);
    expect(annotations.runs.get("a")?.note).toMatch(/^39 /);
    expect([annotations.baselineRun, annotations.runs.size]).toEqual(["a", 2]);
    expect(await open().get()).toEqual(await follower.get());
    expect(existsSync(join(directory, "annotations.before.jsonl"))).toBe(true);
  });
});

describe("a place that cannot be written", () => {
  it("refuses changes at once and says why", async () => {
    const { open, directory } = setup();
    writeFileSync(directory, "in the way");
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    expect(await open().change(named("a", "A"))).toMatchObject({
      kind: "refused",
      problem: { code: "annotations.unwritable", message: expect.stringContaining(directory) },
    });
  });

  it.skipIf(process.getuid?.() === 0)("keeps what it has, read-only", async () => {
    const { open, directory, path } = setup();
    await open().change(named("a", "A"));
    chmodSync(path, 0o400);
    chmodSync(directory, 0o500);
    const { change, names } = open();
    expect((await change(named("b", "B"))).kind).toBe("refused");
    expect(await names()).toBe("a=A");
    chmodSync(directory, 0o700);
  });
});
