import { createScanSpace } from "@runlens/format";
import { createStore } from "@runlens/store";
import { describe, expect, it } from "vitest";
import type { FileTail, TailContext } from "./file-tail.ts";
import { createFollowedFiles } from "./followed-files.ts";
import { createOpenFiles } from "./open-files.ts";
import { createProgress } from "./progress.ts";
import { emptyTally } from "./tally.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";
import { walkLogDirectory, type FoundRun, type Walked } from "./walk.ts";

const problem = { code: "file.unreadable", message: "m", run: "", path: "/logs/closed" };

/** A walk over /logs; runs are written as "name: file file". */
function walked(runs: readonly string[], problems = [problem]): Walked {
  const found: FoundRun[] = runs.map((text) => {
    const [name = "", files = ""] = text.split(": ");
    return {
      name,
      directory: `/logs/${name}`,
      files: files.split(" ").map((file, i) => ({
        name: file,
        path: `/logs/${name}/${file}`,
        byteLength: 1,
        modifiedMs: name.length + i,
        identity: file,
      })),
    };
  });
  return {
    logDirectory: { path: "/logs", groupName: "", state: "found" },
    runs: found,
    directories: new Set(["/logs", ...found.map((run) => run.directory)]),
    problems,
  };
}

function walk(path: string): Walked {
  const steps = walkLogDirectory({ path, groupName: "" });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function setup() {
  let timer: (() => void) | undefined;
  let changes = 0;
  const store = createStore({
    schedule: (callback) => {
      timer = callback;
      return () => (timer = undefined);
    },
  });
  store.reader.watch(() => (changes += 1));
  const tally = emptyTally();
  const openFiles = createOpenFiles();
  const context: TailContext = {
    store,
    spaceHere: createScanSpace,
    openFiles,
    verify: "now",
    tally,
    readLost: async () => {},
    withoutRoom: new Set(),
  };
  const followed = createFollowedFiles(store, context);
  const { reader } = store;
  return {
    store,
    tally,
    followed,
    /** Returns the paths of files to read. */
    takeIn: (...walks: Walked[]) => {
      const paths: string[] = [];
      const onFound = (tail: FileTail, isToRead: boolean) => isToRead && paths.push(tail.path);
      for (const _ of followed.takeIn(walks, onFound));
      return paths;
    },
    takeInFile: (directory: string, name: string) => {
      const paths: string[] = [];
      followed.takeInFile(directory, name, (tail) => paths.push(tail.path));
      return paths;
    },
    sweep: (toldSinceMs: number) => {
      const paths: string[] = [];
      for (const _ of followed.sweep(toldSinceMs, (tail) => paths.push(tail.path)));
      return paths;
    },
    /** Lets the change feed tell what it gathered, and rest. */
    tell: () => {
      for (let callback = timer; callback !== undefined; callback = timer) {
        timer = undefined;
        callback();
      }
    },
    changeCount: () => changes,
    runs: async () => (await reader.runs({ experiment: "" })).map((run) => run.name),
    problems: async () => (await reader.status()).problems.map(({ code, path }) => [code, path]),
  };
}

describe("followed files", () => {
  it("are to be read when they are new, those of the newest run first", () => {
    const { takeIn, tally } = setup();
    const paths = takeIn(walked(["a: 1 2", "long: 1"]));
    expect(paths).toEqual(["/logs/long/1", "/logs/a/1", "/logs/a/2"]);
    expect(tally).toMatchObject({ filesFound: 3, bytesFound: 3, bytesRead: 0 });
  });

  it("of a run that cannot be looked at any more stay", async () => {
    const { takeIn, runs, problems } = setup();
    takeIn(walked(["closed: 1", "gone: 1"], []));
    takeIn(walked([]));
    expect(await runs()).toEqual(["closed"]);
    expect(await problems()).toEqual([["file.unreadable", "/logs/closed"]]);
    takeIn(walked(["closed: 1"], []));
    expect(await problems()).toEqual([]);
  });

  it("are found by directory and name", () => {
    const { takeIn, followed } = setup();
    takeIn(walked(["a: 1", "b: 1"]));
    expect(followed.named("/logs/b", "1").map((tail) => tail.run)).toEqual(["b"]);
    expect(followed.named("/logs/b", "2")).toEqual([]);
  });

  it("are taken in one by one as they appear, under their last name", () => {
    const { log, rename, remove, root, at } = tempDirectory();
    const { takeIn, takeInFile, followed } = setup();
    log("a/tfevents.tmp", "v2 0");
    log("a/tfevents.2", "v2 1");
    takeIn(walk(root));
    rename("a/tfevents.tmp", "a/tfevents.1");
    expect(takeInFile(at("a"), "tfevents.1")).toEqual([at("a/tfevents.1")]);
    rename("a/tfevents.1", "a/tfevents.3");
    expect(takeInFile(at("a"), "tfevents.3")).toEqual([at("a/tfevents.3")]);
    remove("a/tfevents.3");
    expect(takeInFile(at("a"), "tfevents.3")).toEqual([]);
    expect(takeInFile(at("a"), "notes.txt")).toEqual([]);
    const names = ["tfevents.tmp", "tfevents.1", "tfevents.2", "tfevents.3"];
    const known = names.filter((name) => followed.named(at("a"), name).length > 0);
    expect(known).toEqual(["tfevents.2", "tfevents.3"]);
  });

  it("stay under the old name, too, where both are names of one file", () => {
    const { log, link, root, at } = tempDirectory();
    const { takeIn, takeInFile, followed } = setup();
    log("a/tfevents.1", "v2 0");
    takeIn(walk(root));
    link(at("a/tfevents.1"), "a/tfevents.2");
    expect(takeInFile(at("a"), "tfevents.2")).toEqual([at("a/tfevents.2")]);
    expect(followed.named(at("a"), "tfevents.1")).toHaveLength(1);
  });

  it("are left out of a look at those that are written to when an event told of them since", () => {
    const { log, append, root, at } = tempDirectory();
    const { takeIn, sweep, followed } = setup();
    log("a/tfevents", "v2 0");
    takeIn(walk(root));
    append("a/tfevents", new Uint8Array(8));
    for (const tail of followed.named(at("a"), "tfevents")) tail.lastEventMs = 5;
    expect(sweep(5)).toEqual([]);
    expect(sweep(6)).toEqual([at("a/tfevents")]);
  });
});

describe("what is told", () => {
  it("is nothing when a walk finds what the one before found", () => {
    const { takeIn, tell, changeCount } = setup();
    takeIn(walked(["a: 1"]));
    tell();
    takeIn(walked(["a: 1"]));
    tell();
    expect(changeCount()).toBe(1);
    takeIn(walked(["a: 1"], []));
    tell();
    expect(changeCount()).toBe(2);
  });

  it("is no progress that was told before", () => {
    const { store, tell, changeCount } = setup();
    const progress = createProgress(store);
    progress.tell({ phase: "live", bytesRead: 7 });
    tell();
    progress.tell({ bytesRead: 7 });
    tell();
    expect(changeCount()).toBe(1);
    progress.tell({ phase: "live", bytesRead: 8 });
    tell();
    expect(changeCount()).toBe(2);
  });
});
