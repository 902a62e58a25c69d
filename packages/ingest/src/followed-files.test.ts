import { createScanSpace } from "@runlens/format";
import { createStore } from "@runlens/store";
import { describe, expect, it } from "vitest";
import type { FileTail } from "./file-tail.ts";
import { createFollowedFiles } from "./followed-files.ts";
import { createProgress } from "./progress.ts";
import { emptyTally } from "./tally.ts";
import type { FoundRun, Walked } from "./walk.ts";

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
  const context = { store, spaceHere: createScanSpace, verify: "now", tally } as const;
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
