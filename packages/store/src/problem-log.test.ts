import { describe, expect, it } from "vitest";
import { createNoticeLog, MAX_NOTICES } from "./notice-log.ts";
import { createProblemLog, MAX_PROBLEMS } from "./problem-log.ts";

const problem = (path: string, code = "file.x") => ({ code, message: "m", run: "r", path });

/** A log with so many problems of each path. */
function logWith(counts: Readonly<Record<string, number>>, maxKept?: number) {
  const log = createProblemLog(maxKept);
  for (const [path, count] of Object.entries(counts)) {
    for (let i = 0; i < count; i++) log.add(problem(path));
  }
  return log;
}

function listedOf({ listed }: ReturnType<typeof createProblemLog>) {
  const counts: Record<string, number> = {};
  for (const { path } of listed.problems) counts[path] = (counts[path] ?? 0) + 1;
  return { counts, unlisted: listed.unlisted.map(({ path, count }) => [path, count]) };
}

describe("the problem log", () => {
  it.each([
    [{ a: 3 }, { a: 3 }, []],
    [{ a: 1500 }, { a: 200 }, [["a", 1300]]],
    [{ a: 199, b: 3, c: 1 }, { a: 100, b: 3, c: 1 }, [["a", 99]]],
    [
      { a: 60, b: 70, c: 80 },
      { a: 50, b: 50, c: 50 },
      [
        ["a", 10],
        ["b", 20],
        ["c", 30],
      ],
    ],
  ])("of %j lists %j", (counts, listed, unlisted) => {
    expect(listedOf(logWith(counts))).toEqual({ counts: listed, unlisted });
  });

  it("lists at least one of each file, as far as there is room, and counts all", () => {
    const paths = Array.from({ length: MAX_PROBLEMS + 50 }, (_, i) => [`p${i}`, 2] as const);
    const log = logWith(Object.fromEntries(paths));
    expect(log.listed.problems).toHaveLength(MAX_PROBLEMS);
    expect(new Set(log.listed.problems.map(({ path }) => path)).size).toBe(MAX_PROBLEMS);
    expect(log.count).toBe(2 * (MAX_PROBLEMS + 50));
    expect(log.all).toHaveLength(log.count);
  });

  it("forgets a path, or one kind of problem of it", () => {
    const log = logWith({ p: 2, other: 1 });
    log.add(problem("p", "file.unreadable"));
    log.clear("p", "file.x");
    expect(log.all).toEqual([problem("p", "file.unreadable"), problem("other")]);
    log.clear("p");
    expect(log.listed.problems).toEqual([problem("other")]);
    expect(log.count).toBe(1);
  });

  it("counts what it has no room for, and forgets that too", () => {
    const log = logWith({ p: 5 }, 3);
    log.add(problem("p", "file.unreadable"));
    expect({ kept: log.all.length, count: log.count }).toEqual({ kept: 3, count: 6 });
    log.clear("p", "file.unreadable");
    expect(log.count).toBe(5);
    log.clear("p");
    log.add(problem("q"));
    expect({ all: log.all, count: log.count }).toEqual({ all: [problem("q")], count: 1 });
  });
});

describe("the log of notices", () => {
  it("keeps the last of a kind of each file, newest last", () => {
    const log = createNoticeLog();
    log.add({ ...problem("p"), message: "first" });
    log.add(problem("q"));
    log.add({ ...problem("p"), message: "again" });
    expect(log.notices.map(({ path, message }) => [path, message])).toEqual([
      ["q", "m"],
      ["p", "again"],
    ]);
    log.clear("q");
    expect(log.notices).toHaveLength(1);
  });

  it("keeps the newest", () => {
    const log = createNoticeLog();
    for (let i = 0; i <= MAX_NOTICES; i++) log.add(problem(`p${i}`));
    expect(log.notices).toHaveLength(MAX_NOTICES);
    expect(log.notices.at(-1)?.path).toBe(`p${MAX_NOTICES}`);
  });
});
