import { RunlensError } from "@runlens/base";
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { LogIndex } from "./log-index.ts";
import { openIndex, type IndexOptions } from "./open-index.ts";
import {
  chunkSink,
  recalledContent,
  seededContent,
  seededDelta,
  seededFile,
} from "./test-support/seeded-delta.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";

/** Saves the next deltas of files, with one new segment: "a a b". */
function save(index: LogIndex, words: string): void {
  const sink = chunkSink(index);
  for (const path of words.split(" ")) {
    const count = index.recall(path)?.deltas.length ?? 0;
    index.save(seededFile(path, count), seededDelta(path, count, sink));
  }
  sink.close();
}

function setup() {
  const directory = join(tempDirectory(), "index");

  const open = (options: Partial<IndexOptions> = {}): LogIndex => {
    const index = openIndex({ directory, logDirectories: ["/logs"], ...options });
    onTestFinished(() => index.close());
    return index;
  };
  return {
    directory,
    at: (name: string) => join(directory, name),
    open,
    /** What another session leaves. */
    session: (words: string): void => {
      const index = open();
      save(index, words);
      index.close();
    },
    segmentFiles: () => readdirSync(directory).filter((name) => name.endsWith(".col")),
  };
}

describe("an index", () => {
  it("recalls in the next session what was saved, and goes on", () => {
    const { open, session } = setup();
    session("a b a");
    session("b c");
    const index = open();
    for (const [path, count] of Object.entries({ a: 2, b: 2, c: 1 })) {
      expect(recalledContent(index.recall(path), index)).toEqual(seededContent(path, count));
    }
    expect(index.recall("d")).toBeUndefined();
    const { path, ...stamp } = seededFile("a", 1);
    expect(index.recall(path)).toMatchObject({ ...stamp, nextOffset: 2000 });
  });

  it("recalls the same again after the caller changed what was recalled", () => {
    const { open, session } = setup();
    session("a a");
    const index = open();
    for (const delta of index.recall("a")?.deltas ?? []) delta.chunks.fill(1);
    expect(recalledContent(index.recall("a"), index)).toEqual(seededContent("a", 2));
  });

  it("shares the objects of tags that are the same", () => {
    const { open, session } = setup();
    session("a b");
    const index = open();
    const tagsOf = (path: string) => index.recall(path)?.deltas[0]?.tags ?? [];
    expect(tagsOf("a")).toHaveLength(3);
    for (const [i, tag] of tagsOf("a").entries()) expect(tagsOf("b")[i]).toBe(tag);
  });

  it("forgets", () => {
    const { open, session } = setup();
    session("a b");
    const index = open();
    index.forget("a");
    index.forget("never seen");
    expect(index.recall("a")).toBeUndefined();
    index.close();
    expect(open().recall("a")).toBeUndefined();
  });

  it("keeps how far a file was verified", () => {
    const { open, session } = setup();
    session("a");
    const index = open();
    index.noteVerified("a", 999);
    index.close();
    expect(open().recall("a")?.verifiedBytes).toBe(999);
  });

  it("begins a file anew that is another one, or that is read from an earlier offset", () => {
    const { open } = setup();
    const index = open();
    save(index, "a a b b");
    const sink = chunkSink(index);
    index.save({ ...seededFile("a", 2), identity: "9:9" }, seededDelta("a", 2, sink));
    index.save(seededFile("b", 0), seededDelta("b", 0, sink));
    sink.close();
    expect(index.recall("a")?.deltas).toHaveLength(1);
    expect(index.recall("b")?.deltas).toHaveLength(1);
    index.close();
    const reopened = open();
    expect(reopened.recall("a")).toMatchObject({ identity: "9:9", nextOffset: 3000 });
    expect(recalledContent(reopened.recall("b"), reopened)).toEqual(seededContent("b", 1));
  });

  it("keeps nothing that does not begin where the last delta ended", () => {
    const { open } = setup();
    const index = open();
    const sink = chunkSink(index);
    const saveFrom = (fromOffset: number, count: number): void =>
      index.save(seededFile("a", count), seededDelta("a", count, sink), fromOffset);
    saveFrom(1000, 1); // Something is missing before it.
    expect(index.recall("a")).toBeUndefined();
    saveFrom(0, 0);
    saveFrom(1000, 1);
    saveFrom(1000, 1); // As from another reader of the same file.
    saveFrom(1500, 2);
    saveFrom(9000, 9);
    sink.close();
    expect(recalledContent(index.recall("a"), index)).toEqual(seededContent("a", 2));
  });

  it("forgets exactly the files whose chunks a segment does not hold any more", () => {
    const { at, open, session } = setup();
    for (const path of ["a", "b", "c"]) session(path);
    truncateSync(at("points-2.col"), 8);
    const index = open();
    expect(index.recall("b")).toBeUndefined();
    for (const path of ["a", "c"]) {
      expect(recalledContent(index.recall(path), index)).toEqual(seededContent(path, 1));
    }
  });

  it("says when bytes of a chunk are not there", () => {
    const { open, session } = setup();
    session("a");
    const index = open();
    expect(() => index.readSegment(1, 0, new Uint8Array(1e6), 1e6)).toThrow(RunlensError);
    expect(() => index.readSegment(77, 0, new Uint8Array(8), 8)).toThrow(/points-77/);
  });

  it("is for its user alone and says what it is", () => {
    const { at, directory, session } = setup();
    session("a");
    expect(readFileSync(at("log-directories.txt"), "utf8")).toContain("/logs");
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(directory)) {
      expect(statSync(at(name)).mode & 0o777).toBe(0o600);
    }
  });

  it("changes nothing on disk when it is opened to be read", () => {
    const { at, directory, open, session } = setup();
    session("a b");
    const before = readdirSync(directory).map((name) => [name, readFileSync(at(name), "hex")]);
    const index = open({ mode: "read" });
    const sink = chunkSink(index);
    const delta = seededDelta("a", 1, sink);
    index.save(seededFile("a", 1), delta);
    expect(index.isKept).toBe(false);
    expect(recalledContent(index.recall("a"), index)).toEqual(seededContent("a", 1));
    index.forget("b");
    expect(index.recall("b")).toBeUndefined();
    sink.close();
    index.close();
    const after = readdirSync(directory).map((name) => [name, readFileSync(at(name), "hex")]);
    expect(after).toEqual(before);
  });

  it("recalls nothing where there is no index to read", () => {
    const { directory, open } = setup();
    expect(open({ mode: "read" }).recall("a")).toBeUndefined();
    expect(existsSync(directory)).toBe(false);
  });
});

describe("compaction", () => {
  it("keeps what is alive, in fewer bytes", () => {
    const { at, open, session, segmentFiles } = setup();
    session("a a b b c c d");
    const index = open();
    for (const path of ["a", "b", "c"]) index.forget(path);
    index.noteVerified("d", 77);
    index.close();
    const bytesBefore = statSync(at("journal")).size;
    const compacted = open();
    expect(recalledContent(compacted.recall("d"), compacted)).toEqual(seededContent("d", 1));
    expect(compacted.recall("d")?.verifiedBytes).toBe(77);
    expect(compacted.recall("a")).toBeUndefined();
    expect(statSync(at("journal")).size).toBeLessThan(bytesBefore / 2);
    expect(segmentFiles()).toHaveLength(1);
  });

  it("puts many small segments together", () => {
    const { open, segmentFiles } = setup();
    const paths = Array.from({ length: 65 }, (_, i) => `file${i}`);
    const index = open();
    for (const path of paths) save(index, path);
    index.close();
    expect(segmentFiles()).toHaveLength(65);
    const compacted = open();
    expect(segmentFiles()).toHaveLength(1);
    for (const path of paths) {
      expect(recalledContent(compacted.recall(path), compacted)).toEqual(seededContent(path, 1));
    }
    compacted.close();
    open().close();
    expect(segmentFiles()).toHaveLength(1);
  });

  it("is not worth while for an index that holds nothing, or one that was compacted", () => {
    const { at, open, session } = setup();
    open().close();
    const identityOf = (): number => statSync(at("journal")).ino;
    const first = identityOf();
    open().close();
    expect(identityOf()).toBe(first);
    session("a a b b c c d");
    const index = open();
    for (const path of ["a", "b", "c", "d"]) index.forget(path);
    index.close();
    open().close();
    const compacted = identityOf();
    expect(compacted).not.toBe(first);
    open().close();
    expect(identityOf()).toBe(compacted);
  });

  it("leaves out a file with a damaged chunk", () => {
    const { at, open, session } = setup();
    for (const path of ["a", "b", "c"]) session(path);
    const points = readFileSync(at("points-2.col"));
    points[3] = (points[3] ?? 0) ^ 4;
    writeFileSync(at("points-2.col"), points);
    const index = open();
    index.forget("a");
    index.save(seededFile("c", 0), seededDelta("c", 0, chunkSink(index)));
    index.forget("c");
    index.close();
    expect(open().recall("b")).toBeUndefined();
  });

  it("may be cut off: what it had begun is removed, what nobody needs too", () => {
    const { at, open, session, segmentFiles } = setup();
    session("a");
    writeFileSync(at("journal.new"), "half");
    writeFileSync(at("points-9.col"), "half");
    const index = open();
    expect(recalledContent(index.recall("a"), index)).toEqual(seededContent("a", 1));
    expect(existsSync(at("journal.new"))).toBe(false);
    expect(segmentFiles()).toEqual(["points-1.col"]);
  });
});

describe("a directory that cannot hold an index", () => {
  const cases: Record<string, (directory: string) => void> = {
    "is a file": (directory) => writeFileSync(directory, "a file"),
    "is a link": (directory) => symlinkSync(tempDirectory(), directory),
    "leads to nothing": (directory) => symlinkSync("nowhere", directory),
    "has a directory as its journal": (directory) =>
      void mkdirSync(join(directory, "journal"), { recursive: true }),
    "has a named pipe as its journal": (directory) => {
      mkdirSync(directory);
      spawnSync("mkfifo", [join(directory, "journal")]);
    },
    "has a directory as its lock": (directory) =>
      void mkdirSync(join(directory, "lock"), { recursive: true }),
  };
  for (const [what, make] of Object.entries(cases)) {
    it(`is told: it ${what}`, () => {
      const { directory, open } = setup();
      make(directory);
      expect(() => open()).toThrow(expect.objectContaining({ code: "index.directory" }));
      expect(existsSync(join(directory, "log-directories.txt"))).toBe(
        statSync(directory, { throwIfNoEntry: false })?.isDirectory() === true &&
          what !== "is a link",
      );
    });
  }

  it("but one full of garbage can, and the garbage stays but for what has our names", () => {
    const { at, directory, open } = setup();
    mkdirSync(at("points-3.col"), { recursive: true });
    mkdirSync(at("points-x.col"));
    writeFileSync(at("notes.txt"), "mine");
    writeFileSync(at("journal"), Buffer.alloc(100_000, 0xff));
    writeFileSync(at("lock"), "what is this");
    utimesSync(at("lock"), 0, 0);
    writeFileSync(at("points-1.col"), "garbage");
    const index = open();
    save(index, "a");
    expect(recalledContent(index.recall("a"), index)).toEqual(seededContent("a", 1));
    expect(readFileSync(at("notes.txt"), "utf8")).toBe("mine");
    expect(readdirSync(directory)).toContain("points-3.col");
  });
});
