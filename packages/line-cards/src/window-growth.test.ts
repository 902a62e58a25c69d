import type { SeriesWindow } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { endOf, reducedWindow, windowOf } from "./test-support/windows.ts";
import { grownWindow } from "./window-growth.ts";

const WHOLE = windowOf("a", [3, 2, 1]);

describe("a window that has grown", () => {
  it("has what came after its last point, smoothed as the rest", () => {
    expect(text(grownWindow(WHOLE, endOf(WHOLE, 5, 4)))).toBe("0→3 1→2 2→1 3→5 4→4 of 5");
    const reduced = reducedWindow("a", [4, 2]);
    const grown = grownWindow(reduced, endOf(reduced, 6));
    expect(text(grown)).toBe("0→4 1→2 2→6 of 1000001");
    expect([...(grown?.smoothed ?? [])]).toEqual([2, 1, 3]);
  });

  it("is the same one when nothing came", () => {
    expect(grownWindow(WHOLE, endOf(WHOLE))).toBe(WHOLE);
  });

  it("takes what came from behind its last point, of several at one step", () => {
    const end = endOf(WHOLE, 5);
    const twice = { ...end, steps: Float64Array.of(2, 2) };
    expect(text(grownWindow(WHOLE, twice))).toBe("0→3 1→2 2→1 2→5 of 4");
  });

  it("goes on after NaN", () => {
    const window = windowOf("a", [1, NaN]);
    expect(text(grownWindow(window, endOf(window, 2)))).toBe("0→1 1→NaN 2→2 of 3");
  });

  it.each<[string, SeriesWindow]>([
    [
      "its last point was logged again",
      { ...endOf(WHOLE, 5), wallTimesSecs: Float64Array.of(9, 10) },
    ],
    ["its last point is gone", windowOf("a", [])],
    ["points before its end are gone", { ...endOf(WHOLE, 5), totalPoints: 3 }],
    ["points came before its end", { ...endOf(WHOLE, 5), totalPoints: 5 }],
    ["too much came", { ...endOf(WHOLE, 5), exact: false }],
  ])("is not to be had when %s", (_, end) => {
    expect(grownWindow(WHOLE, end)).toBeUndefined();
  });
});

function text(window: SeriesWindow | undefined): string {
  if (window === undefined) return "none";
  const points = Array.from(window.values, (value, i) => `${window.steps[i]}→${value}`);
  return `${points.join(" ")} of ${window.totalPoints}`;
}
