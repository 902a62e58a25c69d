import { describe, expect, it } from "vitest";
import { prepareLines, type ChartLine } from "./chart-line.ts";

const x = Float64Array.of(0, 1);
const y = Float64Array.of(3, 4);
const line: ChartLine = { id: "a", color: "red", x, y };

describe("lines made ready to draw", () => {
  it("stay the very list while no line has changed", () => {
    const before = prepareLines([line], []);
    expect(prepareLines([{ ...line }], before)).toBe(before);
  });

  it.each<Partial<ChartLine>>([
    { id: "b" },
    { name: "A" },
    { color: "blue" },
    { x: x.slice() },
    { y: y.slice() },
    { ghostY: y },
    { lower: y, upper: y },
    { axis: "right" },
    { width: 2 },
    { dash: [1, 1] },
    { markers: true },
  ])("are other ones with another %j", (change) => {
    const before = prepareLines([line], []);
    const after = prepareLines([{ ...line, ...change }], before);
    expect(after[0]?.source).toEqual({ ...line, ...change });
  });

  it("are other ones when a line comes or goes", () => {
    const before = prepareLines([line], []);
    expect(prepareLines([line, line], before)).toHaveLength(2);
    expect(prepareLines([], before)).toEqual([]);
  });
});
