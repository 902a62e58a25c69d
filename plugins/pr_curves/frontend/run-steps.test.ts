import { describe, expect, it } from "vitest";
import { momentsByRun, parseRunSteps } from "./run-steps.ts";

describe("steps of runs in a link", () => {
  it.each([
    [undefined, []],
    [
      '[["a",5],["b/c",-1]]',
      [
        ["a", 5],
        ["b/c", -1],
      ],
    ],
    ['[["a",1.5],["b"],[3,4],null,["c",7]]', [["c", 7]]],
    ['{"a":5}', []],
    ["[[", []],
  ])("%j", (text, steps) => {
    expect([...parseRunSteps(text)]).toEqual(steps);
  });
});

describe("momentsByRun", () => {
  it("joins the steps of all tags of a run", () => {
    const byRun = momentsByRun([
      { run: "a", moments: moments([0, 10], [100, 110]) },
      { run: "b", moments: moments([3], [50]) },
      { run: "a", moments: moments([5, 10], [105, 111]) },
    ]);
    expect([...(byRun.get("a")?.steps ?? [])]).toEqual([0, 5, 10]);
    expect([...(byRun.get("a")?.wallTimesSecs ?? [])]).toEqual([100, 105, 110]);
    expect(byRun.get("b")?.length).toBe(1);
  });
});

function moments(steps: readonly number[], times: readonly number[]) {
  return {
    length: steps.length,
    steps: Float64Array.from(steps),
    wallTimesSecs: Float64Array.from(times),
  };
}
