import { describe, expect, it } from "vitest";
import { layOut, type LayoutInput } from "./layout.ts";
import { shiftBetween } from "./shift.ts";

describe("shiftBetween", () => {
  // The plot is 400 CSS pixels wide: a step is four of them.
  it.each([
    ["the same", {}, 1, 0],
    ["moved to larger steps", { xDomain: { min: 5, max: 105 } }, 1, -20],
    ["moved to smaller steps", { xDomain: { min: -5, max: 95 } }, 2, 40],
    ["moved by half a pixel", { xDomain: { min: 0.125, max: 100.125 } }, 1, undefined],
    ["moved by half a pixel on a fine screen", { xDomain: { min: 0.125, max: 100.125 } }, 2, -1],
    ["zoomed", { xDomain: { min: 0, max: 50 } }, 1, undefined],
    ["another y", { yDomain: { min: 0, max: 2 } }, 1, undefined],
    ["another size", { width: 500 }, 1, undefined],
  ] as const)("%s", (_, changes, ratio, shift) => {
    expect(shiftBetween(layout({}), layout(changes), ratio)).toBe(shift);
  });

  it("sees a move on a log scale", () => {
    const log = { xScale: "log", xDomain: { min: 1, max: 1e4 } } as const;
    const moved = { ...log, xDomain: { min: 10, max: 1e5 } };
    expect(shiftBetween(layout(log), layout(moved), 1)).toBe(-100);
  });
});

function layout(changes: Partial<LayoutInput>) {
  return layOut({
    width: 440,
    height: 240,
    xAxis: "step",
    xDomain: { min: 0, max: 100 },
    yDomain: { min: 0, max: 1 },
    yScale: "linear",
    measure: () => 10,
    ...changes,
  });
}
