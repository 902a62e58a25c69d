import type { FileProblem } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { groupProblems, messageWithin, problemCounts } from "./problem-groups.ts";

const AGAIN = "Copy the file again.";

function problem(path: string, offset?: number, hint?: string): FileProblem {
  return {
    code: "file.damagedRecord",
    message: `${path} is damaged.`,
    run: path.split("/")[0] ?? "",
    path,
    ...(offset !== undefined && { offset }),
    ...(hint !== undefined && { hint }),
  };
}

describe("groupProblems", () => {
  it("puts together what is of one file, files and offsets in order", () => {
    const groups = groupProblems([
      problem("run10/a", 5),
      problem("run2/a", 900),
      problem("run2/a", 80),
      problem("run2/a"),
    ]);
    expect(
      groups.map(({ path, problems }) => [path, problems.map(({ offset }) => offset)]),
    ).toEqual([
      ["run2/a", [undefined, 80, 900]],
      ["run10/a", [5]],
    ]);
  });

  it("gives each advice once", () => {
    const [group] = groupProblems([
      problem("a", 1, AGAIN),
      problem("a", 2, AGAIN),
      problem("a", 3),
    ]);
    expect(group?.hints).toEqual([AGAIN]);
  });
});

describe("problemCounts", () => {
  it("counts by run, those that are not listed too", () => {
    const counts = problemCounts({
      problems: [problem("a/x", 1), problem("a/y"), problem("b/x")],
      unlistedProblems: [{ run: "b", path: "b/x", count: 7 }],
      notices: [problem("a/z")],
    });
    expect([...counts]).toEqual([
      ["a", 2],
      ["b", 8],
    ]);
  });
});

describe("messageWithin", () => {
  it.each([
    ["run/a is damaged.", "It is damaged."],
    ["a is damaged.", "It is damaged."],
    ["ab is damaged.", "ab is damaged."],
    ["Two runs are named run/a.", "Two runs are named run/a."],
  ])("%s → %s", (message, within) => {
    expect(messageWithin({ ...problem("run/a"), message })).toBe(within);
  });
});
