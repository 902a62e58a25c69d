import { describe, expect, it } from "vitest";
import { selectLines, type LineSource } from "./select-lines.ts";
import { countsOf } from "./card-text.ts";
import { reducedWindow, windowOf } from "./test-support/windows.ts";
import { tooltipRows } from "./tooltip-rows.ts";

const SOURCES: readonly LineSource[] = [
  { run: "b", tag: "loss", color: "blue", label: "b" },
  { run: "a", tag: "loss", color: "red", label: "a" },
];

const LINEAR = { yScale: "linear", y2Scale: "linear" } as const;

const column = (value: number) => Float64Array.of(value, value);

describe("selectLines", () => {
  it("draws a group with its band and how many runs there are", () => {
    const group = {
      lower: column(1),
      upper: column(3),
      runCounts: column(2),
      isApproximate: true,
      oddRuns: [],
    };
    const window = { ...windowOf("g", [2, 2]), group, smoothed: column(2.5) };
    const source = { run: "g", tag: "loss", color: "red", label: "g (2 runs)", group: ["a", "b"] };
    const lines = selectLines([window], [source], "step", 3, "mean");
    const { lower, upper } = group;
    expect(lines[0]).toMatchObject({ lower, upper, y: column(2.5), ghostY: column(2) });
    expect(countsOf(lines, LINEAR).join(" · ")).toBe(
      "1 group (mean ± std) · 2 points · groups from reduced lines",
    );
    const { columns, rows } = tooltipRows(lines, [{ line: 0, point: 1, xPixel: 0, yPixel: 0 }]);
    expect(columns).toEqual(["Group", "Smoothed", "Lower", "Upper", "Unsmoothed", "Runs", "Step"]);
    expect(rows[0]?.cells).toEqual(["g (2 runs)", "2.5", "1", "3", "2", "2", "1"]);
  });

  it("tells a group from a run of the same name, and counts them apart", () => {
    const group = {
      lower: column(1),
      upper: column(3),
      runCounts: column(2),
      isApproximate: false,
      oddRuns: [],
    };
    const windows = [{ ...windowOf("g", [2, 2]), group }, windowOf("g", [7, 7])];
    const sources = [
      { run: "g", tag: "loss", color: "red", label: "g (2 runs)", group: ["a", "b"] },
      { run: "g", tag: "loss", color: "grey", label: "g" },
    ];
    const lines = selectLines(windows, sources, "step", 0);
    expect(lines.map(({ id, y }) => [id, ...y])).toEqual([
      ["g (2 runs)", 2, 2],
      ["g", 7, 7],
    ]);
    expect(countsOf(lines, LINEAR)).toEqual(["1 group (mean ± std)", "1 run", "4 points"]);
    const { columns } = tooltipRows(lines, []);
    expect(columns).toEqual(["Line", "Value", "Lower", "Upper", "Runs", "Step"]);
  });

  it("draws an expression, and smooths a whole one by the kind that was chosen", () => {
    const window = windowOf("a", [0, 3, 6], { tag: "2 * x" });
    const source = { run: "a", tag: "loss", color: "red", label: "a", expression: "2 * x" };
    const [line] = selectLines([window], [source], "step", 3, "mean");
    expect(line?.y).toEqual(Float64Array.of(1.5, 3, 4.5));
  });

  it("draws series in the order and colour of their sources", () => {
    const lines = selectLines(
      [windowOf("a", [1]), windowOf("b", [2]), windowOf("c", [3])],
      SOURCES,
      "step",
      0,
    );
    expect(lines.map(({ id, color, y }) => [id, color, ...y])).toEqual([
      ["b", "blue", 2],
      ["a", "red", 1],
    ]);
  });

  it("draws several tags of a run", () => {
    const sources = ["loss", "error"].map((tag) => ({ run: "a", tag, color: "red", label: tag }));
    const windows = [windowOf("a", [1], { tag: "error" }), windowOf("a", [2])];
    const lines = selectLines(windows, sources, "step", 0);
    expect(lines.map(({ id, y }) => [id, ...y])).toEqual([
      ["loss", 2],
      ["error", 1],
    ]);
  });

  it.each([
    ["step", [0, 1, 2]],
    ["wall", [1000, 1001, 1002]],
    ["relative", [0, 1, 2]],
  ] as const)("places points on the %s axis", (xAxis, places) => {
    const [line] = selectLines([windowOf("a", [5, 5, 5])], SOURCES, xAxis, 0);
    expect([...(line?.x ?? [])]).toEqual(places);
  });

  it("smooths a whole series and keeps what was logged as its ghost", () => {
    const window = windowOf("a", [1, 3]);
    const [line] = selectLines([window], SOURCES, "step", 0.5);
    // 1·0.5 / (1 − 0.5) = 1, then (0.5·0.5 + 3·0.5) / (1 − 0.25) = 2.333…
    expect([...(line?.y ?? [])]).toEqual([1, expect.closeTo(7 / 3)]);
    expect(line?.ghostY).toBe(window.values);
    const [rougher] = selectLines([window], SOURCES, "step", 0);
    expect(rougher?.ghostY).toBeUndefined();
  });

  it("takes the server's smoothed values of a reduced series", () => {
    const [line] = selectLines([reducedWindow("a", [2, 4])], SOURCES, "step", 0.5);
    expect([...(line?.y ?? [])]).toEqual([1, 2]);
  });

  it("makes a column once as long as its window stays", () => {
    const window = windowOf("a", [1, 3]);
    const first = selectLines([window], SOURCES, "relative", 0.5)[0];
    const second = selectLines([window], SOURCES, "relative", 0.9)[0];
    expect(second?.x).toBe(first?.x);
    expect(second?.y).not.toBe(first?.y);
  });

  it("leaves out series without points", () => {
    expect(selectLines([windowOf("a", [])], SOURCES, "step", 0)).toEqual([]);
  });
});

describe("counts of a card", () => {
  it("counts lines where they are of several tags", () => {
    const windows = [windowOf("a", [1]), windowOf("a", [1], { tag: "error" })];
    const sources = windows.map(({ run, tag }) => ({ run, tag, color: "red", label: tag }));
    expect(countsOf(selectLines(windows, sources, "step", 0), LINEAR).join(" · ")).toBe(
      "2 lines · 2 points",
    );
  });

  it.each([
    [[windowOf("a", [1])], "linear", "1 run · 1 point"],
    [[windowOf("a", [1, 0, -1])], "log", "1 run · 3 points · 2 ≤ 0 not on log scale"],
    [[reducedWindow("a", [1, 0])], "log", "1 run · 1 M points · ≥ 1 ≤ 0 not on log scale"],
  ] as const)("%#", (windows, yScale, text) => {
    const lines = selectLines(windows, SOURCES, "step", 0);
    expect(countsOf(lines, { yScale, y2Scale: yScale }).join(" · ")).toBe(text);
  });
});

describe("countsOf", () => {
  it("counts what a log scale leaves out on that side alone", () => {
    const windows = [windowOf("a", [0, 1]), windowOf("a", [-1, 0], { tag: "lr" })];
    const sources: readonly LineSource[] = [
      { run: "a", tag: "loss", color: "red", label: "loss" },
      { run: "a", tag: "lr", color: "red", label: "lr", axis: "right" },
    ];
    const lines = selectLines(windows, sources, "step", 0);
    expect(countsOf(lines, { yScale: "log", y2Scale: "linear" })).toContain(
      "1 ≤ 0 not on log scale",
    );
    expect(countsOf(lines, { yScale: "linear", y2Scale: "log" })).toContain(
      "2 ≤ 0 not on log scale",
    );
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
  it("speaks of lines where they are of several tags", () => {
    const windows = [windowOf("a", [1]), windowOf("a", [1], { tag: "error" })];
    const sources = windows.map(({ run, tag }) => ({ run, tag, color: "red", label: tag }));
    const lines = selectLines(windows, sources, "step", 0);
    expect(tooltipRows(lines, []).columns[0]).toBe("Line");
  });
  it("adds the smoothed value", () => {
    expect(tooltipAt(0.5).columns[1]).toBe("Smoothed");
    expect(tooltipAt(0.5).rows[0]?.cells.slice(0, 3)).toEqual(["a", "2.3333", "3"]);
  });
});

function tooltipAt(smoothing: number) {
  const lines = selectLines([windowOf("a", [1, 3])], SOURCES, "step", smoothing);
  return tooltipRows(lines, [{ line: 0, point: 1, xPixel: 0, yPixel: 0 }]);
}
