import type { ScalarPoints } from "@runlens/model";
import type { ViewState } from "@runlens/plugin-api";
import { describe, expect, it } from "vitest";
import type { LineCardSettings } from "../line-card-context.ts";
import type { LineSource } from "../select-lines.ts";
import { windowOf } from "../test-support/windows.ts";
import { withAllRuns } from "./all-runs.ts";
import { exactLine, extraColumnsOf, type PointsContext } from "./exact-lines.ts";
import { stateOfCard } from "./exported-card.ts";

const LOSS: LineSource = { run: "a", tag: "loss", color: "#1f5fc4", label: "a" };
const SETTINGS: LineCardSettings = { xAxis: "step", smoothing: 0 };
const { signal } = new AbortController();

/** A reader that has the points of `a`, logged a second apart. */
function setup(steps: readonly number[], values: readonly number[], settings = SETTINGS) {
  const points: ScalarPoints = {
    length: steps.length,
    steps: Float64Array.from(steps),
    wallTimesSecs: Float64Array.from(steps, (_, i) => 100 + i),
    values: Float64Array.from(values),
  };
  const context = {
    settings,
    reader: {
      points: ({ run }: { readonly run: string }) =>
        Promise.resolve(run === "a" ? points : undefined),
    },
    fetchWindows: () => Promise.resolve([groupWindow(values)]),
  };
  // Of a reader, only `points` is asked.
  return context as unknown as PointsContext;
}

function groupWindow(values: readonly number[]) {
  const column = Float64Array.from(values);
  const group = {
    lower: column,
    upper: column,
    runCounts: column,
    isApproximate: true,
    oddRuns: [],
  };
  return windowOf("seeds", values, { group });
}

function link(texts: Readonly<Record<string, string>>): ViewState {
  return { get: (key) => texts[key], set: () => {} };
}

describe("exactLine", () => {
  it("has all points, and what smoothing makes of them", async () => {
    const context = setup([0, 1, 2], [1, NaN, 3], { ...SETTINGS, smoothing: 0.5 });
    const found = await exactLine(LOSS, context, undefined, signal);
    expect(found?.line.values).toEqual(Float64Array.of(1, NaN, 3));
    expect(found?.line.extras.smoothed?.[2]).toBeCloseTo((0.5 * 1 + 3) / 1.5);
    expect(found?.notes).toEqual([]);
    expect(extraColumnsOf([LOSS], context)).toEqual(["smoothed"]);
  });

  it("has those in a range of the axis that is shown", async () => {
    const relative = setup([0, 10, 20, 30], [1, 2, 3, 4], { ...SETTINGS, xAxis: "relative" });
    const found = await exactLine(LOSS, relative, { min: 1, max: 2 }, signal);
    expect(found?.line.steps).toEqual(Float64Array.of(10, 20));
    expect(found?.line.extras.x).toEqual(Float64Array.of(1, 2));
  });

  it("says that steps were rounded", async () => {
    const found = await exactLine(LOSS, setup([2 ** 60], [1]), undefined, signal);
    expect(found?.notes).toEqual(["“a” has steps beyond 2^53, which are rounded."]);
  });

  it("has the line and the band of a group as the server made them, and says so", async () => {
    const seeds = { ...LOSS, run: "seeds", group: ["a", "b"], label: "seeds" };
    const context = setup([0], [1, 2]);
    const found = await exactLine(seeds, context, undefined, signal);
    expect(found?.line.extras).toEqual({
      lower: Float64Array.of(1, 2),
      upper: Float64Array.of(1, 2),
      runs: Float64Array.of(1, 2),
    });
    expect(found?.notes).toEqual(["“seeds” was made from reduced lines."]);
    expect(extraColumnsOf([seeds], context)).toEqual(["lower", "upper", "runs"]);
  });

  it("is nothing of a run that is gone", async () => {
    const gone = { ...LOSS, run: "gone" };
    expect(await exactLine(gone, setup([0], [1]), undefined, signal)).toBeUndefined();
  });
});

describe("stateOfCard", () => {
  it("has the zoom of the axis that is shown, and of no other", () => {
    const view = link({ "card.loss": "s1~2_log" });
    const stateOn = (settings: LineCardSettings) => stateOfCard({ id: "loss" }, { view, settings });
    expect(stateOn(SETTINGS)).toMatchObject({
      yScale: "log",
      view: { xRange: { min: 1, max: 2 } },
    });
    expect(stateOn({ ...SETTINGS, xAxis: "wall" }).view).toEqual({});
  });

  it("has the zoom of the page where that is linked", () => {
    const view = link({ "card.loss": "s1~2_y0~5", zoom: "s7~9" });
    const settings = { ...SETTINGS, linkZoom: true };
    expect(stateOfCard({ id: "loss" }, { view, settings }).view).toEqual({
      xRange: { min: 7, max: 9 },
      yRange: { min: 0, max: 5 },
    });
  });
});

describe("withAllRuns", () => {
  it("adds runs that are not shown, and takes groups apart", async () => {
    const series = ["a", "b"].map((run) => ({ run, tag: "loss" }));
    const reader = { series: () => Promise.resolve(series) };
    const sources = [LOSS, { ...LOSS, run: "g", group: ["a", "b"], label: "g" }];
    const cards = [{ id: "loss", title: "loss", sources }];
    // Of a reader, only the names of `series` are asked.
    const context = { reader } as unknown as Parameters<typeof withAllRuns>[1];
    const [card] = await withAllRuns(cards, context, "light");
    expect(card?.sources[0]).toBe(LOSS);
    expect(card?.sources.map(({ run, group, label }) => [run, group, label])).toEqual([
      ["a", undefined, "a"],
      ["b", undefined, "b"],
    ]);
  });
});
