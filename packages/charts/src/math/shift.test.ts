import { describe, expect, it } from "vitest";
import { layOut, type LayoutInput } from "./layout.ts";
import { shiftBetween, stretchBetween } from "./shift.ts";

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

describe("stretchBetween", () => {
  const before = layout({});
  const { left, top, bottom } = before;
  const middle = (top + bottom) / 2;
  const low = bottom - (bottom - top) / 3;

  it.each([
    ["the same", {}, { left, right: left + 400, top, bottom }],
    [
      "zoomed in",
      { xDomain: { min: 25, max: 75 } },
      { left: left - 200, right: left + 600, top, bottom },
    ],
    [
      "zoomed out",
      { xDomain: { min: -100, max: 300 } },
      { left: left + 100, right: left + 200, top, bottom },
    ],
    [
      "twice as high",
      { yDomain: { min: 0, max: 2 } },
      { left, right: left + 400, top: middle, bottom },
    ],
    [
      "both",
      { xDomain: { min: 50, max: 150 }, yDomain: { min: -1, max: 2 } },
      { left: left - 200, right: left + 200, top: top + (bottom - top) / 3, bottom: low },
    ],
  ] as const)("%s", (_, changes, box) => {
    const found = stretchBetween(before, layout(changes));
    for (const side of ["left", "right", "top", "bottom"] as const) {
      expect(found?.[side], side).toBeCloseTo(box[side], 9);
    }
  });

  it("has none between different scales, or axes that move apart", () => {
    const log = layout({ yScale: "log", yDomain: { min: 0.1, max: 1 } });
    expect(stretchBetween(before, log)).toBeUndefined();
    const withRight = (max: number) => layout({ y2: { domain: { min: 0, max }, scale: "linear" } });
    expect(stretchBetween(withRight(1), withRight(1))).toBeDefined();
    expect(stretchBetween(withRight(1), withRight(2))).toBeUndefined();
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
