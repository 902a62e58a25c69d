import fc from "fast-check";
import { rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { encodeScalar } from "./encode/index.ts";
import type { FileWriterOptions } from "./file-writer-options.ts";
import { createFileWriter } from "./file-writer.ts";
import { readRun, stepsOf } from "./test-support/read-run.ts";
import { temporaryDirectory } from "./test-support/temporary-directory.ts";

const SECS = 1_700_000_000;
/** Of one scalar in the queue. */
const SCALAR_BYTES = 24;

afterEach(() => {
  vi.useRealTimers();
});

describe("a file writer", () => {
  it("makes the directory and a file that is named as TensorFlow names it and read at once", () => {
    const { writer, read } = setup();
    expect(basename(writer.path)).toMatch(/^events\.out\.tfevents\.\d{10}\.[^.].*\.\d+\.\d+\.v2$/);
    expect(read()).toMatchObject({ points: [], damageCount: 0, stop: { kind: "end" } });
  });

  it("keeps the order of logging, whatever the events are", async () => {
    const { writer, log, logPayload, read } = setup();
    log(1);
    logPayload(2);
    logPayload(3);
    log(4);
    await writer.close();
    expect(stepsOf(read())).toEqual([1, 2, 3, 4]);
  });

  it("writes a record that is larger than what is encoded at one go", async () => {
    const { writer, log, logPayload, read } = setup();
    const tag = "t".repeat(300_000);
    log(1);
    logPayload(2, tag);
    writer.addScalar(writer.scalarTagId(tag), 3, 0.5);
    log(4);
    await writer.close();
    expect(stepsOf(read())).toEqual([1, 2, 3, 4]);
  });

  it("keeps any points in any order, also when their number outgrows the columns", async () => {
    const point = fc.tuple(
      fc.constantFrom("a", "b", "loss/λ"),
      fc.maxSafeInteger(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.float(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(point, { maxLength: 50 }), fc.nat(3), async (points, repeats) => {
        const { writer, read } = setup();
        const all = Array.from({ length: 30 * repeats + 1 }, () => points).flat();
        for (const [tag, step, wallTimeSecs, value] of all) {
          writer.addScalar(writer.scalarTagId(tag), step, value, wallTimeSecs);
        }
        await writer.close();
        expect(read().points).toEqual(all);
      }),
      { numRuns: 20 },
    );
  });

  it("refuses bad options", () => {
    expect(() => setup({ flushIntervalSecs: -1 })).toThrow(
      new TypeError("flushIntervalSecs must be a number of at least 0, not -1"),
    );
    expect(() => setup({ resumeStep: 0.5 })).toThrow(TypeError);
    expect(() => setup({ whenFull: "wait" as never })).toThrow(TypeError);
  });

  it("takes nothing after it was closed, and can be closed twice", async () => {
    const { writer, log } = setup();
    await writer.close();
    await writer.close();
    expect(() => log(1)).toThrow(expect.objectContaining({ code: "writer.closed" }));
  });

  it("says which directory cannot be written to", () => {
    const file = join(temporaryDirectory(), "file");
    writeFileSync(file, "");
    expect(() => createFileWriter(join(file, "run"))).toThrow(
      expect.objectContaining({
        code: "writer.directory",
        message: expect.stringContaining(join(file, "run")),
        hint: expect.any(String),
      }),
    );
  });
});

describe("events are written", () => {
  it("when the interval is over", async () => {
    vi.useFakeTimers();
    const { log, read } = setup({ flushIntervalSecs: 5 });
    log(1);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(stepsOf(read())).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    vi.useRealTimers();
    await vi.waitFor(() => expect(stepsOf(read())).toEqual([1]));
  });

  it("at once with an interval of 0", () => {
    const { log, read } = setup({ flushIntervalSecs: 0 });
    log(1);
    expect(stepsOf(read())).toEqual([1]);
  });

  it("without waiting for the interval when much waits", async () => {
    const { log, read } = setup({ flushIntervalSecs: 1e6, flushBytes: 3 * SCALAR_BYTES });
    log(1);
    log(2);
    log(3);
    await vi.waitFor(() => expect(stepsOf(read())).toEqual([1, 2, 3]));
  });

  it("by the program itself when it keeps the event loop busy for two intervals", () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { log, read } = setup({ flushIntervalSecs: 5 });
    log(1);
    vi.setSystemTime(Date.now() + 9_999);
    log(2);
    expect(stepsOf(read())).toEqual([]);
    vi.setSystemTime(Date.now() + 1);
    log(3);
    expect(stepsOf(read())).toEqual([1, 2, 3]);
  });

  it("once each, when a program writes at once while a write is under way", async () => {
    const { writer, log, logPayload, read } = setup();
    log(1);
    logPayload(2, "t".repeat(1_000_000));
    log(3);
    const flushed = writer.flush();
    log(4);
    writer.flushSync();
    expect(stepsOf(read())).toEqual([1, 2, 3, 4]);
    log(5);
    await flushed;
    await writer.close();
    expect(stepsOf(read())).toEqual([1, 2, 3, 4, 5]);
  });
});

describe("a full queue", () => {
  it("is written before the call returns, and nothing is lost", () => {
    const { log, read } = setup({ flushIntervalSecs: 1e6, maxQueueBytes: 3 * SCALAR_BYTES });
    for (const step of [1, 2, 3]) log(step);
    expect(stepsOf(read())).toEqual([]);
    log(4);
    expect(stepsOf(read())).toEqual([1, 2, 3]);
  });

  it("takes one event that is larger than itself", async () => {
    const { writer, logPayload, read } = setup({ maxQueueBytes: 10 });
    logPayload(1);
    logPayload(2);
    await writer.close();
    expect(stepsOf(read())).toEqual([1, 2]);
  });

  it("may hold very many small events", async () => {
    const { writer, logPayload, read } = setup({ flushIntervalSecs: 1e6 });
    for (let step = 0; step < 100_000; step++) logPayload(step);
    await writer.close();
    expect(read().points).toHaveLength(100_000);
  });

  it("drops the oldest events and counts them, when told to", async () => {
    const { writer, log, read } = setup({
      flushIntervalSecs: 1e6,
      maxQueueBytes: 3 * SCALAR_BYTES,
      whenFull: "dropOldest",
    });
    for (const step of [1, 2, 3, 4, 5]) log(step);
    expect(writer.droppedEvents).toBe(2);
    await writer.close();
    expect(stepsOf(read())).toEqual([3, 4, 5]);
  });

  it("lets a program wait until half of it is free", async () => {
    const { writer, log, read } = setup({
      flushIntervalSecs: 1e6,
      maxQueueBytes: 4 * SCALAR_BYTES,
    });
    for (const step of [1, 2]) log(step);
    await writer.ready();
    expect(stepsOf(read())).toEqual([]);
    log(3);
    await writer.ready();
    expect(stepsOf(read())).toEqual([1, 2, 3]);
  });
});

describe("files", () => {
  it("are followed by others when they are full, in the order of their names", async () => {
    const { writer, log, read } = setup({ maxFileBytes: 200 });
    for (let step = 0; step < 30; step++) {
      log(step);
      await writer.flush();
    }
    await writer.close();
    const { files, points, damageCount } = read();
    expect(files.length).toBeGreaterThan(5);
    expect(points.map(([, step]) => step)).toEqual(Array.from({ length: 30 }, (_, step) => step));
    expect(damageCount).toBe(0);
  });

  it("say where a resumed run goes on, in the first one only", async () => {
    const { writer, log, read } = setup({ resumeStep: 7, maxFileBytes: 0 });
    log(7);
    await writer.flush();
    log(8);
    await writer.close();
    const { files, restarts } = read();
    expect(files).toHaveLength(2);
    expect(restarts).toEqual([7, 7]);
  });

  it("are never shared: neither by two writers nor by two copies of this module", async () => {
    const directory = temporaryDirectory();
    const one = setup({}, directory);
    const two = setup({}, directory);
    vi.resetModules();
    const copy = await import("./file-writer.ts");
    const three = copy.createFileWriter(directory);
    expect(new Set([one, two, { writer: three }].map(({ writer }) => writer.path)).size).toBe(3);
    for (const { writer } of [one, two, { writer: three }]) await writer.close();
  });

  it("that somebody removed are followed by new ones", async () => {
    const { writer, log, read } = setup();
    log(1);
    await writer.flush();
    rmSync(writer.runDirectory, { recursive: true });
    log(2);
    await writer.close();
    expect(stepsOf(read())).toEqual([2]);
  });
});

function setup(options?: FileWriterOptions, directory = temporaryDirectory()) {
  const runDirectory = join(directory, "runs/a");
  const writer = createFileWriter(runDirectory, options);
  return {
    writer,
    log: (step: number) => writer.addScalar(writer.scalarTagId("loss"), step, 0.5),
    logPayload: (step: number, tag = "loss") =>
      writer.addEvent(encodeScalar({ tag, step, value: 0.5, wallTimeSecs: SECS + step })),
    read: () => readRun(runDirectory),
  };
}
