import { createMemoryAnnotations } from "@runlens/annotations";
import { seededRandom } from "@runlens/base";
import type { LinesQuery, SeriesWindow } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { sampleStore, type SampleRuns } from "../test-support/sample-store.ts";
import { readLines } from "./read-lines.ts";

type Row = SampleRuns[string][string][number];

/** Values at steps 0, `every`, 2 `every`, …, one a second from second 100 on. */
function series(values: readonly number[], every = 1): Row[] {
  return values.map((value, i) => [100 + i * every, i * every, value]);
}

const RUNS: SampleRuns = {
  a: { loss: series([8, 4, 2, 1]), "val loss": series([7, 3], 2), epoch: series([0, 1], 2) },
  b: { loss: series([4, 4, 4, 5]) },
  c: { loss: series([6, 1]), other: series([1]) },
};

const QUERY: LinesQuery = { experiment: "", xAxis: "step", columns: 100, smoothing: 0 };

function setup(runs: SampleRuns = RUNS, baselineRun?: string) {
  const { reader } = sampleStore(runs);
  const annotations = createMemoryAnnotations();
  const ready =
    baselineRun === undefined
      ? undefined
      : annotations.change({
          experiment: "",
          changes: [{ kind: "setBaseline", run: baselineRun }],
        });
  return {
    reader,
    read: async (query: Partial<LinesQuery>): Promise<readonly SeriesWindow[]> => {
      await ready;
      return readLines({ reader, annotations }, { ...QUERY, ...query });
    },
  };
}

/** "a loss: 0→8 1→4", or what stands in for steps. */
function drawn(
  windows: readonly SeriesWindow[],
  of = (window: SeriesWindow) => window.steps,
): string[] {
  return windows.map((window) => {
    const points = Array.from(window.values, (value, i) => `${of(window)[i]}→${value}`);
    return `${window.run} ${window.tag}: ${points.join(" ")}`;
  });
}

describe("readLines", () => {
  it("computes expressions run by run, and leaves out runs that lack a part", async () => {
    const { read } = setup();
    const expressions = ["loss - `val loss`", "2 * loss"];
    expect(drawn(await read({ expressions }))).toEqual([
      "a loss - `val loss`: 0→1 2→-1",
      "a 2 * loss: 0→16 1→8 2→4 3→2",
      "b 2 * loss: 0→8 1→8 2→8 3→10",
      "c 2 * loss: 0→12 1→2",
    ]);
    expect(drawn(await read({ expressions: ["loss + 0"], runs: ["b"], tags: ["loss"] }))).toEqual([
      "b loss: 0→4 1→4 2→4 3→5",
      "b loss + 0: 0→4 1→4 2→4 3→5",
    ]);
  });

  it("compares with the baseline that the annotations or the query name", async () => {
    const query = { expressions: ["x / baseline"], x: "loss", runs: ["a"] };
    const wanted = ["a x / baseline: 0→2 1→1 2→0.5 3→0.2"];
    expect(drawn(await setup(RUNS, "b").read(query))).toEqual(wanted);
    expect(drawn(await setup().read({ ...query, baselineRun: "b" }))).toEqual(wanted);
    expect(await setup().read(query)).toEqual([]);
  });

  it("puts points where another tag was at their step, or last before it", async () => {
    const windows = await setup().read({ tags: ["loss"], xAxis: { tag: "epoch" } });
    expect(drawn(windows, ({ x }) => x ?? new Float64Array())).toEqual(["a loss: 0→8 0→4 1→2 1→1"]);
    expect([...(windows[0]?.steps ?? [])]).toEqual([0, 1, 2, 3]);
  });

  it("draws groups as one line each, under the group's name", async () => {
    const groups = [
      { name: "all", runs: ["a", "b", "c", "nope"] },
      { name: "alone", runs: ["b"] },
      { name: "empty", runs: ["nope"] },
    ];
    const windows = await setup().read({
      tags: ["loss"],
      groups,
      band: "minMax",
      centre: "median",
    });
    expect(drawn(windows)).toEqual(["all loss: 0→6 1→4 2→3 3→3", "alone loss: 0→4 1→4 2→4 3→5"]);
    const { group, totalPoints, exact } = windows[0] ?? expect.fail("no group");
    expect([...(group?.lower ?? [])]).toEqual([4, 1, 2, 1]);
    expect([...(group?.upper ?? [])]).toEqual([8, 4, 4, 5]);
    expect([...(group?.runCounts ?? [])]).toEqual([3, 3, 2, 2]);
    expect([totalPoints, exact, group?.isApproximate]).toEqual([10, true, false]);
    expect(group?.oddRuns).toEqual([]);
  });

  it("names the runs of a group that have values that are not finite", async () => {
    const { read } = setup({
      a: { loss: series([1, 2, NaN, NaN]) },
      b: { loss: series([3, 4, 5, 6]) },
      c: { loss: series([1, Infinity, 3, -Infinity]) },
    });
    const groups = [{ name: "g", runs: ["a", "b", "c"] }];
    const [window] = await read({ tags: ["loss"], groups });
    expect(drawn(window ? [window] : [])).toEqual(["g loss: 0→1.6666666666666667 1→3 2→4 3→6"]);
    const none = { nan: 0, positiveInfinity: 0, negativeInfinity: 0 };
    expect(window?.group?.oddRuns).toEqual([
      { ...none, run: "c", positiveInfinity: 1, negativeInfinity: 1, firstX: 1 },
      { ...none, run: "a", nan: 2, firstX: 2 },
    ]);
  });

  it("draws groups of expressions, by the mean and the deviation if not told otherwise", async () => {
    const groups = [{ name: "g", runs: ["a", "b"] }];
    const [window] = await setup().read({ expressions: ["loss * 10"], groups });
    expect([...(window?.values ?? [])]).toEqual([60, 40, 30, 30]);
    expect(window?.group?.upper[0]).toBeCloseTo(60 + 20 * Math.SQRT2, 9);
  });

  it.each(["wall", "relative"] as const)("puts groups on the axis of %s time", async (xAxis) => {
    const groups = [{ name: "g", runs: ["a", "b"] }];
    const [window] = await setup().read({ tags: ["loss"], groups, xAxis });
    const from = xAxis === "wall" ? 100 : 0;
    expect([...(window?.wallTimesSecs ?? [])]).toEqual([0, 1, 2, 3].map((time) => from + time));
    expect(window?.steps.every(Number.isNaN)).toBe(true);
  });

  it("smooths each run before it takes their middle", async () => {
    const groups = [{ name: "g", runs: ["a", "b"] }];
    const [window] = await setup().read({
      tags: ["loss"],
      groups,
      smoothing: 3,
      smoothingKind: "mean",
    });
    expect([...(window?.values ?? [])]).toEqual([6, 4, 3, 3]);
    const ofA = [6, 14 / 3, 7 / 3, 1.5];
    const ofB = [4, 4, 13 / 3, 4.5];
    for (const [i, value] of (window?.smoothed ?? []).entries()) {
      expect(value).toBeCloseTo(((ofA[i] ?? NaN) + (ofB[i] ?? NaN)) / 2, 12);
    }
  });

  it("shows of an expression that is a tag what it shows of the tag, however it is asked", async () => {
    const random = seededRandom(4);
    const values = Array.from({ length: 5_000 }, () => (random() < 0.01 ? NaN : random()));
    const { read } = setup({ long: { loss: series(values) } });
    for (const xAxis of ["step", "wall", "relative"] as const) {
      for (const xRange of [undefined, { min: 30.5, max: 4_000 }, { min: 100, max: 160 }]) {
        for (const smoothing of [0, 0.9]) {
          const query = { xAxis, columns: 50, smoothing, ...(xRange && { xRange }) };
          const [ofTag] = await read({ ...query, tags: ["loss"] });
          const [derived] = await read({ ...query, expressions: ["loss"] });
          expect({ ...derived, version: ofTag?.version }).toEqual(ofTag);
        }
      }
    }
  });

  it("gives the ends of series from where each was read to", async () => {
    const { read } = setup();
    const runs = ["a", "b", "nope", "c"];
    const after = [2, 3, 0, 9];
    expect(drawn(await read({ tags: ["loss"], runs, after }))).toEqual([
      "a loss: 1→4 2→2 3→1",
      "b loss: 2→4 3→5",
      "c loss: 1→1",
    ]);
    const xRange = { min: 5, max: 2 };
    expect(drawn(await read({ tags: ["loss"], runs: ["b"], after: [1], xRange }))).toEqual([
      "b loss: 0→4 1→4 2→4 3→5",
    ]);
  });

  it.each([
    ["loss -", "expression.syntax", "expressions.1: Character 7:"],
    ["nope(loss)", "expression.unknownFunction", "expressions.1: Character 1:"],
    ["ema(loss, 2)", "expression.type", "expressions.1: Character 11: Expected a weight"],
    ["x", "expression.type", "expressions.1: Character 1: “x” stands for the series of a card"],
    ["1 + 1", "expression.type", "expressions.1: Character 1: Name a series"],
  ])("refuses %s, and says where", async (text, code, message) => {
    const error = await setup()
      .read({ expressions: ["loss", text] })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ status: 400, code });
    expect(String(error)).toContain(message);
  });
});
