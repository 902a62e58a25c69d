import { describe, expect, it } from "vitest";
import { oddLinesOf, oddSeriesOf, oddTextOf } from "./odd-series.ts";
import { reducedWindow, windowOf } from "./test-support/windows.ts";

const SOURCES = ["a", "b", "c"].map((run) => ({ run, tag: "loss", color: "red", label: run }));

function oddOf(values: Readonly<Record<string, readonly number[]>>) {
  const windows = Object.entries(values).map(([run, column]) => windowOf(run, column));
  return oddSeriesOf(windows, SOURCES, "step");
}

describe("values that are no numbers", () => {
  it.each([
    [{ a: [1, 2, 3] }, ""],
    [{ a: [1, NaN, 3] }, "NaN at step 1"],
    [{ a: [1, 2, NaN, NaN] }, "NaN from step 2"],
    [{ a: [Infinity] }, "+∞ at step 0"],
    [{ a: [1, -Infinity, 2, Infinity] }, "±∞ from step 1"],
    [{ a: [1, NaN, -Infinity] }, "NaN and −∞ from step 1"],
    [{ a: [1, NaN], b: [1, 2], c: [NaN, Infinity] }, "2 series have NaN"],
    [{ a: [1, Infinity], b: [-Infinity] }, "2 series have ±∞"],
  ])("of %j are told as “%s”", (values, text) => {
    expect(oddTextOf(oddOf(values))).toBe(text);
  });

  it("are listed by series, the first to turn first", () => {
    expect(oddLinesOf(oddOf({ a: [1, 2, NaN, NaN], b: [NaN, Infinity], c: [1] }))).toEqual([
      "b: 1 NaN · 1 +∞, first at step 0",
      "a: 2 NaN, first at step 2",
    ]);
  });

  it("may be more where a line is reduced, and have no step in a group over time", () => {
    const [reduced] = oddSeriesOf([reducedWindow("a", [1, NaN])], SOURCES, "step");
    expect(oddTextOf(reduced ? [reduced] : [])).toBe("NaN from step 1");
    expect(oddLinesOf(reduced ? [reduced] : [])).toEqual(["a: ≥ 1 NaN, first at step 1"]);
    const group = windowOf("a", [1, NaN], { steps: Float64Array.of(NaN, NaN) });
    expect(oddTextOf(oddSeriesOf([group], SOURCES, "wall"))).toBe("NaN");
  });

  it("are looked at with some points on either side, on the axis that is shown", () => {
    const values = Array.from({ length: 100 }, (_, i) => (i < 50 ? 1 : NaN));
    const [odd] = oddOf({ a: values });
    expect(odd?.around).toEqual({ min: 38, max: 62 });
    const [later] = oddSeriesOf([windowOf("a", values)], SOURCES, "wall");
    expect(later?.around).toEqual({ min: 1038, max: 1062 });
    const [alone] = oddOf({ a: [NaN] });
    expect(alone).not.toHaveProperty("around");
  });
});
