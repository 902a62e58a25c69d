import { createStore } from "@runlens/store";
import { describe, expect, it, onTestFinished } from "vitest";
import { startIngest, type IngestOptions } from "./ingest.ts";
import { eventBytes } from "./test-support/event-bytes.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";

/** A temporary log directory that is followed, and what the store shows of it. */
function setup() {
  const directory = tempDirectory();
  const store = createStore();
  const { reader } = store;

  const runs = async () => (await reader.runs({ experiment: "" })).map((run) => run.name);
  const steps = async (run: string, tag = "t") => {
    const points = await reader.points({ experiment: "", run, tag });
    return points && [...points.steps].join(" ");
  };
  return {
    ...directory,
    reader,
    runs,
    steps,
    status: () => reader.status(),
    start: (options: Partial<IngestOptions> = {}) => {
      const ingest = startIngest({
        logDirectories: [{ path: directory.root, groupName: "" }],
        store,
        ...options,
      });
      onTestFinished(() => ingest.close());
      return ingest;
    },
    /** Resolves at the first change after which the check passes; the test's time limit is its only other end. */
    until: (check: () => Promise<boolean>) =>
      new Promise<void>((resolve) => {
        const tryNow = async (): Promise<void> => {
          if (!(await check())) return;
          subscription.close();
          resolve();
        };
        const subscription = reader.watch(() => void tryNow());
        void tryNow();
      }),
  };
}

describe("loading once", () => {
  it("has everything in the store when it is loaded", async () => {
    const { log, write, start, runs, steps, status } = setup();
    log("b/events.out.tfevents.2", "v2 2 3");
    log("b/events.out.tfevents.1", "v2 0 1 2");
    log("a/events.out.tfevents.1", "v2 u:5");
    write("empty/events.out.tfevents.1", new Uint8Array(0));
    await start({ reloadIntervalSecs: 0 }).loaded;
    expect(await runs()).toEqual(["a", "b", "empty"]);
    expect(await steps("b")).toBe("0 1 2 2 3");
    expect(await status()).toMatchObject({
      phase: "loaded",
      logDirectories: [{ state: "found" }],
      directoriesSeen: 4,
      filesFound: 4,
      bytesFound: eventBytes("v2 2 3 v2 0 1 2 v2 u:5").length,
      bytesRead: eventBytes("v2 2 3 v2 0 1 2 v2 u:5").length,
      runCount: 3,
      eventCount: 9,
      pointCount: 6,
      problemCount: 0,
    });
  });

  it("counts damage per run and in all, and tells where it is", async () => {
    const { log, at, start, reader, status } = setup();
    log("a/tfevents", "v2 0 !1 2");
    log("b/tfevents", "v2 0");
    await start({ reloadIntervalSecs: 0 }).loaded;
    const runs = await reader.runs({ experiment: "" });
    expect(runs.map((run) => run.damagedRecords)).toEqual([1, 0]);
    const { damagedRecords, problems } = await status();
    expect(damagedRecords).toBe(1);
    expect(problems).toMatchObject([
      {
        code: "file.damagedRecord",
        run: "a",
        path: at("a/tfevents"),
        offset: eventBytes("v2 0").length,
        lostBytes: eventBytes("1").length,
      },
    ]);
  });

  it("keeps points of damaged payloads when it need not verify", async () => {
    const { log, start, steps } = setup();
    log("tfevents", "0 !1 2");
    await start({ reloadIntervalSecs: 0, verify: "off" }).loaded;
    expect(await steps(".")).toBe("0 1 2");
  });

  it("tells of a log directory that is not there", async () => {
    const { at, start, runs, status } = setup();
    const logDirectories = [{ path: at("nope"), groupName: "" }];
    await start({ reloadIntervalSecs: 0, logDirectories }).loaded;
    expect(await runs()).toEqual([]);
    expect((await status()).logDirectories).toMatchObject([{ path: at("nope"), state: "missing" }]);
  });

  it("opens several log directories; of runs with one name the last counts", async () => {
    const { at, log, start, runs, steps, status } = setup();
    log("x/run/tfevents", "0");
    log("y/run/tfevents", "1");
    log("z/tfevents", "2");
    await start({
      reloadIntervalSecs: 0,
      logDirectories: [
        { path: at("x"), groupName: "" },
        { path: at("y"), groupName: "" },
        { path: at("z"), groupName: "g" },
      ],
    }).loaded;
    expect(await runs()).toEqual(["run", "g/."]);
    expect(await steps("run")).toBe("1");
    expect((await status()).problems).toMatchObject([
      { code: "run.nameCollision", path: at("x/run") },
    ]);
  });
});

describe("following", () => {
  it("shows what is appended, and only that changed", async () => {
    const { log, start, steps, status, reader, until } = setup();
    log("a/tfevents", "v2 0");
    log("b/tfevents", "v2 0");
    await start().loaded;
    expect((await status()).phase).toBe("live");
    const changed: string[] = [];
    reader.watch(({ series }) => changed.push(...series.keys()));
    log("a/tfevents", "1 2");
    await until(async () => (await steps("a")) === "0 1 2");
    expect(new Set(changed)).toEqual(new Set(["a"]));
  });

  it("finds new files, new runs and new log directories", async () => {
    const { log, remove, start, steps, until } = setup();
    remove(".");
    await start({ reloadIntervalSecs: 0.1 }).loaded;
    log("tfevents.1", "v2 0");
    await until(async () => (await steps(".")) === "0");
    log("deep/down/tfevents", "v2 1");
    await until(async () => (await steps("deep/down")) === "1");
    log("tfevents.2", "v2 1");
    await until(async () => (await steps(".")) === "0 1");
  });

  it("keeps the points of a deleted file and says so, until it is back", async () => {
    const { log, remove, start, steps, status, until } = setup();
    log("a/tfevents.1", "v2 0 1");
    log("a/tfevents.2", "v2 2");
    await start({ reloadIntervalSecs: 0.1 }).loaded;
    remove("a/tfevents.1");
    await until(async () => (await status()).problemCount === 1);
    expect((await status()).problems).toMatchObject([{ code: "file.vanished", run: "a" }]);
    expect(await steps("a")).toBe("0 1 2");
    log("a/tfevents.1", "v2 1");
    await until(async () => (await steps("a")) === "1 2");
    expect((await status()).problemCount).toBe(0);
  });

  it("tells of a file that became a directory", async () => {
    const { at, log, remove, directory, start, steps, status, until } = setup();
    log("a/tfevents.1", "v2 0 1");
    await start({ reloadIntervalSecs: 0.1 }).loaded;
    remove("a/tfevents.1");
    directory("a/tfevents.1");
    await until(async () => (await status()).problemCount === 1);
    expect((await status()).problems).toMatchObject([
      {
        code: "file.vanished",
        message: expect.stringMatching(`^${at("a/tfevents.1")} became a dir`),
      },
    ]);
    expect(await steps("a")).toBe("0 1");
  });

  it.each([
    ["was emptied", 0],
    ["was cut short to 50 B", 50],
  ])("notes that a file %s, and what went", async (how, bytes) => {
    const { at, log, truncate, start, status, until } = setup();
    log("a/tfevents", "v2 0 1 2");
    await start().loaded;
    truncate("a/tfevents", bytes);
    await until(async () => (await status()).notices.length === 1);
    expect(await status()).toMatchObject({
      problemCount: 0,
      notices: [
        {
          code: "file.rewritten",
          run: "a",
          path: at("a/tfevents"),
          message: expect.stringMatching(`^tfevents ${how}: .*, 3 values, went`),
        },
      ],
    });
  });

  it("notes of a file that is replaced again and again the last time", async () => {
    const { log, rename, start, steps, status, until } = setup();
    log("a/tfevents", "v2 0");
    await start().loaded;
    for (const words of ["v2 1 2", "v2 3 4 5"]) {
      log("new", words);
      rename("new", "a/tfevents");
      await until(async () => (await steps("a")) === words.slice(3));
    }
    const { notices } = await status();
    expect(notices.map(({ message }) => message)).toEqual([
      "tfevents was replaced by another file: what was read of it, 2 values, went, and what it holds now is read.",
    ]);
  });

  it("notes runs that were removed, one by one or all of a log directory, until they are back", async () => {
    const { root, at, log, remove, start, runs, status, until } = setup();
    const names = ["a", "b", "c", "d", "e", "f", "g"];
    for (const name of names) log(`${name}/tfevents`, "v2 0 1");
    await start({ reloadIntervalSecs: 0.1 }).loaded;
    remove("a");
    await until(async () => (await status()).notices.length === 1);
    expect((await status()).notices).toMatchObject([
      { code: "run.removed", run: "a", path: at("a"), message: expect.stringMatching("2 values") },
    ]);
    for (const name of names.slice(1)) remove(name);
    await until(async () => (await runs()).length === 0);
    log("a/tfevents", "v2 0");
    await until(async () => (await runs()).join() === "a");
    expect((await status()).notices.every(({ path }) => path !== at("a"))).toBe(true);
    expect((await status()).notices.every(({ path }) => path.startsWith(root))).toBe(true);
  });

  it("drops a run whose directory is gone, and its problems", async () => {
    const { log, remove, start, runs, status, until } = setup();
    log("a/tfevents", "v2 0 !1 2");
    log("b/tfevents", "v2 0");
    await start({ reloadIntervalSecs: 0.1 }).loaded;
    remove("a");
    await until(async () => (await runs()).join() === "b");
    await until(async () => (await status()).filesFound === 1);
    expect(await status()).toMatchObject({ problemCount: 0, damagedRecords: 0 });
  });

  it("reads a renamed file once", async () => {
    const { log, rename, start, steps, status, until } = setup();
    log("a/tfevents.tmp", "v2 0 1");
    await start({ reloadIntervalSecs: 0.1 }).loaded;
    rename("a/tfevents.tmp", "a/tfevents");
    log("a/tfevents", "2");
    await until(async () => (await steps("a")) === "0 1 2");
    expect(await status()).toMatchObject({ pointCount: 3, filesFound: 1, problemCount: 0 });
  });

  it("goes on with a file that has two new names in a row", async () => {
    const { log, rename, start, steps, status, until } = setup();
    log("a/tfevents.tmp", "v2 0 1");
    await start({ reloadIntervalSecs: 0.1 }).loaded;
    rename("a/tfevents.tmp", "a/tfevents.1");
    rename("a/tfevents.1", "a/tfevents.2");
    log("a/tfevents.2", "2");
    await until(async () => (await steps("a")) === "0 1 2");
    expect(await status()).toMatchObject({ pointCount: 3, filesFound: 1, problemCount: 0 });
  });

  it("starts over with a file that was cut short or replaced", async () => {
    const { log, truncate, rename, start, steps, until } = setup();
    log("a/tfevents", "v2 0 1 2 3");
    await start().loaded;
    truncate("a/tfevents", 0);
    log("a/tfevents", "v2 5");
    await until(async () => (await steps("a")) === "5");
    log("new", "v2 7 8 9");
    rename("new", "a/tfevents");
    await until(async () => (await steps("a")) === "7 8 9");
  });

  it("takes in nothing more once it is closed, or its signal was aborted", async () => {
    const { log, start, steps } = setup();
    log("a/tfevents", "v2 0");
    const abort = new AbortController();
    const ingest = start({ signal: abort.signal });
    await ingest.loaded;
    abort.abort();
    await ingest.close();
    log("a/tfevents", "1");
    expect(await steps("a")).toBe("0");
    const second = start({ signal: AbortSignal.abort() });
    await second.loaded;
    expect(await steps("a")).toBe("0");
  });
});
