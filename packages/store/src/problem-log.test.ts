import { describe, expect, it } from "vitest";
import { createProblemLog, MAX_PROBLEMS } from "./problem-log.ts";

const problem = (path: string, code = "file.x") => ({ code, message: "m", run: "r", path });

describe("the problem log", () => {
  it("lists the first problems and counts all", () => {
    const log = createProblemLog();
    for (let i = 0; i < MAX_PROBLEMS + 50; i++) log.add(problem(`p${i % 2}`));
    expect(log.problems).toHaveLength(MAX_PROBLEMS);
    expect(log.count).toBe(MAX_PROBLEMS + 50);
    log.clear("p0");
    expect(log.count).toBe(MAX_PROBLEMS / 2 + 25);
    expect(log.problems.every(({ path }) => path === "p1")).toBe(true);
  });

  it("forgets one kind of problem of a path", () => {
    const log = createProblemLog();
    log.add(problem("p", "file.unreadable"));
    log.add(problem("p", "file.damagedRecord"));
    log.clear("p", "file.unreadable");
    expect(log.problems).toEqual([problem("p", "file.damagedRecord")]);
  });

  it("forgets one kind also of those that are not listed", () => {
    const log = createProblemLog();
    for (let i = 0; i < MAX_PROBLEMS; i++) log.add(problem("other"));
    log.add(problem("p", "file.unreadable"));
    log.add(problem("p", "file.damagedRecord"));
    log.clear("p", "file.unreadable");
    expect(log.count).toBe(MAX_PROBLEMS + 1);
    log.clear("p");
    expect(log.count).toBe(MAX_PROBLEMS);
  });
});
