import { RunlensError } from "@runlens/base";
import { createBatch, createScanner } from "@runlens/format";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSummaryWriter } from "./summary-writer.ts";

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "runlens-writer-"));
});

afterEach(() => {
  vi.useRealTimers();
  rmSync(directory, { recursive: true });
});

describe("a summary writer", () => {
  it("makes the directory, names the file as TensorFlow does and says its version", () => {
    const { writer, read } = setup("runs/a");
    expect(basename(writer.path)).toMatch(/^events\.out\.tfevents\.\d{10}\.[^.].*\.\d+\.\d+\.v2$/);
    expect(read()).toMatchObject({ fileVersion: 2, eventCount: 1, points: [] });
  });

  it("gives every writer a file of its own", () => {
    expect(setup("a").writer.path).not.toBe(setup("a").writer.path);
  });

  it("writes points that a scanner reads back", async () => {
    const { writer, read } = setup("a");
    writer.scalar("loss", 0.5, 0, { wallTimeSecs: 1700000000.25 });
    writer.scalar("größe/λ", -1e-3, -7, { wallTimeSecs: 1700000001 });
    writer.scalar("loss", NaN, 2 ** 53 - 1, { wallTimeSecs: 1700000002 });
    writer.scalar("loss", -Infinity, 3, { wallTimeSecs: 1700000003 });
    await writer.close();
    expect(read().points).toEqual([
      ["loss", 0, 1700000000.25, 0.5],
      ["größe/λ", -7, 1700000001, Math.fround(-1e-3)],
      ["loss", 2 ** 53 - 1, 1700000002, NaN],
      ["loss", 3, 1700000003, -Infinity],
    ]);
  });

  it("holds values back until the interval is over, or flush or close is called", async () => {
    vi.useFakeTimers();
    const { writer, read } = setup("a", { flushIntervalSecs: 5 });
    writer.scalar("loss", 1, 0);
    vi.advanceTimersByTime(4_999);
    expect(read().points).toHaveLength(0);
    vi.advanceTimersByTime(1);
    expect(read().points).toHaveLength(1);
    writer.scalar("loss", 1, 1);
    await writer.flush();
    expect(read().points).toHaveLength(2);
    writer.scalar("loss", 1, 2);
    await writer.close();
    expect(read().points).toHaveLength(3);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("writes at once with an interval of 0", () => {
    const { writer, read } = setup("a", { flushIntervalSecs: 0 });
    writer.scalar("loss", 1, 0);
    expect(read().points).toHaveLength(1);
  });

  it("says when a value was logged", async () => {
    vi.useFakeTimers({ now: 1_700_000_000_250 });
    const { writer, read } = setup("a");
    writer.scalar("loss", 1, 0);
    await writer.close();
    expect(read().points).toEqual([["loss", 0, 1_700_000_000.25, 1]]);
  });

  it("can be closed twice, and takes nothing after that", async () => {
    const { writer } = setup("a");
    await writer.close();
    await writer.close();
    expect(() => writer.scalar("loss", 1, 0)).toThrow(RunlensError);
  });

  it.each([
    ['tag must be a text of at least one character, not ""', ["", 1, 0, 0]],
    ["step must be an integer of at most 2^53 - 1, not 0.5", ["loss", 1, 0.5, 0]],
    ["wallTimeSecs must be a finite number, not NaN", ["loss", 1, 0, NaN]],
  ] as const)("refuses bad arguments: %s", (message, [tag, value, step, wallTimeSecs]) => {
    const { writer } = setup("a");
    expect(() => writer.scalar(tag, value, step, { wallTimeSecs })).toThrow(new TypeError(message));
  });

  it("refuses a value that is no number, as untyped callers may pass", () => {
    const { writer } = setup("a");
    expect(() => writer.scalar("loss", "0.5" as never, 0)).toThrow(
      new TypeError('value must be a number, not "0.5"'),
    );
  });

  it("says which directory cannot be written to, and what to do", () => {
    const file = join(directory, "file");
    writeFileSync(file, "");
    expect(() => createSummaryWriter(join(file, "run"))).toThrow(
      expect.objectContaining({
        code: "writer.directory",
        message: expect.stringContaining(join(file, "run")),
        hint: expect.any(String),
      }),
    );
  });
});

function setup(run: string, options?: Parameters<typeof createSummaryWriter>[1]) {
  const writer = createSummaryWriter(join(directory, run), options);
  const read = () => {
    const scanner = createScanner();
    const batch = createBatch(100);
    const bytes = readFileSync(writer.path);
    expect(scanner.scan(bytes, 0, batch).stop).toEqual({ kind: "end" });
    const points = Array.from({ length: batch.count }, (_, i) => [
      scanner.tags[batch.tagIds[i] ?? -1]?.name,
      batch.steps[i],
      batch.wallTimesSecs[i],
      batch.values[i],
    ]);
    return { points, fileVersion: scanner.fileVersion, eventCount: scanner.eventCount };
  };
  return { writer, read };
}
