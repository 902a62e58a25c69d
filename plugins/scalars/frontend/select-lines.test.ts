import { describe, expect, it } from "vitest";
import { selectLines } from "./select-lines.ts";
import { countsOf } from "./card-text.ts";
import { reducedWindow, windowOf } from "./test-support/windows.ts";
import { tooltipRows } from "./tooltip-rows.ts";

const RUNS = [
  { name: "b", color: "blue" },
  { name: "a", color: "red" },
];

describe("selectLines", () => {
  it("draws visible runs in their order and colour", () => {
    const lines = selectLines(
      [windowOf("a", [1]), windowOf("b", [2]), windowOf("c", [3])],
      RUNS,
      "step",
      0,
    );
    expect(lines.map(({ id, color, y }) => [id, color, ...y])).toEqual([
      ["b", "blue", 2],
      ["a", "red", 1],
    ]);
  });

  it.each([
    ["step", [0, 1, 2]],
    ["wall", [1000, 1001, 1002]],
    ["relative", [0, 1, 2]],
  ] as const)("places points on the %s axis", (xAxis, places) => {
    const [line] = selectLines([windowOf("a", [5, 5, 5])], RUNS, xAxis, 0);
    expect([...(line?.x ?? [])]).toEqual(places);
  });

  it("smooths a whole series and keeps what was logged as its ghost", () => {
    const window = windowOf("a", [1, 3]);
    const [line] = selectLines([window], RUNS, "step", 0.5);
    // 1·0.5 / (1 − 0.5) = 1, then (0.5·0.5 + 3·0.5) / (1 − 0.25) = 2.333…
    expect([...(line?.y ?? [])]).toEqual([1, expect.closeTo(7 / 3)]);
    expect(line?.ghostY).toBe(window.values);
    const [rougher] = selectLines([window], RUNS, "step", 0);
    expect(rougher?.ghostY).toBeUndefined();
  });

  it("takes the server's smoothed values of a reduced series", () => {
    const [line] = selectLines([reducedWindow("a", [2, 4])], RUNS, "step", 0.5);
    expect([...(line?.y ?? [])]).toEqual([1, 2]);
  });

  it("makes a column once as long as its window stays", () => {
    const window = windowOf("a", [1, 3]);
    const first = selectLines([window], RUNS, "relative", 0.5)[0];
    const second = selectLines([window], RUNS, "relative", 0.9)[0];
    expect(second?.x).toBe(first?.x);
    expect(second?.y).not.toBe(first?.y);
  });

  it("leaves out series without points", () => {
    expect(selectLines([windowOf("a", [])], RUNS, "step", 0)).toEqual([]);
  });
});

describe("countsOf", () => {
  it.each([
    [[windowOf("a", [1])], "linear", "1 run · 1 point"],
    [
      [windowOf("a", [1, NaN]), windowOf("b", [Infinity])],
      "linear",
      "2 runs · 3 points · 1 NaN · 1 +∞",
    ],
    [[windowOf("a", [1, 0, -1])], "log", "1 run · 3 points · 2 ≤ 0 not on log scale"],
    [[reducedWindow("a", [1, NaN])], "linear", "1 run · 1 M points · ≥ 1 NaN"],
  ] as const)("%#", (windows, yScale, text) => {
    expect(countsOf(selectLines(windows, RUNS, "step", 0), yScale)).toBe(text);
  });
});

describe("tooltipRows", () => {
  it("names what a line was made from", () => {
    const { columns, rows } = tooltipAt(0);
    expect(columns).toEqual(["Run", "Value", "Step", "Time", "Relative"]);
    expect(rows).toEqual([
      { color: "red", cells: ["a", "3", "1", expect.stringMatching(/:\d\d$/), "1 s"] },
    ]);
  });
  it("adds the smoothed value", () => {
    expect(tooltipAt(0.5).columns[1]).toBe("Smoothed");
    expect(tooltipAt(0.5).rows[0]?.cells.slice(0, 3)).toEqual(["a", "2.3333", "3"]);
  });
});

function tooltipAt(smoothing: number) {
  const lines = selectLines([windowOf("a", [1, 3])], RUNS, "step", smoothing);
  return tooltipRows(lines, [{ line: 0, point: 1, xPixel: 0, yPixel: 0 }]);
}
