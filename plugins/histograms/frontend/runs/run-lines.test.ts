import type { Bucket } from "@runlens/format";
import { describe, expect, it } from "vitest";
import { runLines } from "./run-lines.ts";
import type { RunHistogram } from "./use-run-histograms.ts";

const moments = { length: 0, steps: new Float64Array(), wallTimesSecs: new Float64Array() };

function histogramOf(run: string, ...buckets: Bucket[]): RunHistogram {
  return { run, moments, position: 0, value: { step: 0, wallTimeSecs: 0, buckets, oddValues: 0 } };
}

const runs = ["a", "b", "c"].map((name) => ({ name, color: name }));

describe("runs at one step", () => {
  it("share their bins, and each has 100 % of its values", () => {
    const { bins, lines } = runLines(
      [histogramOf("b", [0, 4, 8]), histogramOf("a", [-4, 0, 1], [0, 2, 3])],
      runs,
      4,
    );
    expect(bins).toEqual({ min: -4, max: 4, count: 4 });
    expect(lines.map(({ run, counts }) => [run.name, [...counts]])).toEqual([
      ["a", [0.5, 0.5, 3, 0]],
      ["b", [0, 0, 4, 4]],
    ]);
    expect(lines.map(({ percents }) => [...percents])).toEqual([
      [12.5, 12.5, 75, 0],
      [0, 0, 50, 50],
    ]);
  });

  it("leave out runs that have nothing to draw, or are no longer shown", () => {
    const { lines } = runLines(
      [
        { run: "a", moments, position: 0, problem: "gone" },
        histogramOf("x", [0, 9, 1]),
        histogramOf("c", [0, 1, 1]),
      ],
      runs,
      2,
    );
    expect(lines.map(({ run }) => run.name)).toEqual(["c"]);
  });
});
