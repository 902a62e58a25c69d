import type { GroupColumns, OddRun } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { oddLinesOf, oddSeriesOf, oddTextOf } from "./odd-series.ts";
import { reducedWindow, windowOf } from "./test-support/windows.ts";

const SOURCES = ["a", "b", "c"].map((run) => ({ run, tag: "loss", color: "red", label: run }));

function oddOf(values: Readonly<Record<string, readonly number[]>>) {
  const windows = Object.entries(values).map(([run, column]) => windowOf(run, column));
  return oddSeriesOf(windows, SOURCES, "step");
}

/** Of a group with a value at each of 100 steps. */
function oddOfGroup(odd: Pick<GroupColumns, "oddRuns" | "otherOddRuns">) {
  const values = Array.from({ length: 100 }, () => 1);
  const column = Float64Array.from(values);
  const group = { lower: column, upper: column, runCounts: column, isApproximate: false, ...odd };
  const source = { run: "g", tag: "loss", color: "red", label: "g (3 runs)", group: ["g/1"] };
  return oddSeriesOf([windowOf("g", values, { group })], [source], "step");
}

describe("values that are no numbers", () => {
  it.each([
    [{ a: [1, 2, 3] }, ""],
    [{ a: [1, NaN, 3] }, "NaN at step 1"],
    [{ a: [1, 2, NaN, NaN] }, "NaN from step 2"],
    [{ a: [Infinity] }, "+∞ at step 0"],
    [{ a: [1, -Infinity, 2, Infinity] }, "±∞ from step 1"],
    [{ a: [1, NaN, -Infinity] }, "NaN and −∞ from step 1"],
    [{ a: [1, NaN], b: [1, 2], c: [NaN, Infinity] }, "2 series have NaN or +∞"],
    [{ a: [1, NaN], b: [NaN, 2] }, "2 series have NaN"],
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

  it("are told of many runs of a group without naming all of them", () => {
    const none = { nan: 0, positiveInfinity: 0, negativeInfinity: 0 };
    const oddRuns = Array.from({ length: 10 }, (_, i): OddRun => ({
      ...none,
      run: `g/${i}`,
      nan: 1,
      firstX: 1,
    }));
    const otherOddRuns = { ...none, runCount: 9990, positiveInfinity: 3 };
    const odd = oddOfGroup({ oddRuns, otherOddRuns });
    expect(oddTextOf(odd)).toBe("10,000 runs have NaN or +∞");
    const lines = oddLinesOf(odd);
    expect(lines.length).toBe(11);
    expect(lines.at(-1)).toBe("and 9,990 more");
  });

  it("have names that are seen, each on its line", () => {
    const sources = [{ run: "a", tag: "loss", color: "red", label: "a\nb\u202E" }];
    const odd = oddSeriesOf([windowOf("a", [NaN])], sources, "step");
    expect(oddLinesOf(odd)).toEqual(["a↵b\\u202e: 1 NaN, first at step 0"]);
  });

  it("are told of runs of a group, whose line leaves them out", () => {
    const none = { nan: 0, positiveInfinity: 0, negativeInfinity: 0 };
    const late = { ...none, run: "g/1", nan: 10, firstX: 50 };
    const early = { ...none, run: "g/2", positiveInfinity: 1, firstX: 20 };
    expect(oddTextOf(oddOfGroup({ oddRuns: [] }))).toBe("");
    expect(oddTextOf(oddOfGroup({ oddRuns: [late] }))).toBe("1 run has NaN from step 50");
    expect(oddTextOf(oddOfGroup({ oddRuns: [early] }))).toBe("1 run has +∞ at step 20");
    const both = oddOfGroup({ oddRuns: [late, early] });
    expect(oddTextOf(both)).toBe("2 runs have NaN or +∞");
    expect(oddLinesOf(both)).toEqual([
      "g/2 in g (3 runs): 1 +∞, first at step 20",
      "g/1 in g (3 runs): 10 NaN, first at step 50",
    ]);
    expect(oddOfGroup({ oddRuns: [late] })[0]?.around).toEqual({ min: 38, max: 62 });
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
