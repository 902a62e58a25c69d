import type { Run } from "@runlens/model";
import { describe, expect, it } from "vitest";
import type { RunSelection } from "./run-selection.ts";
import { byName, runViewOf } from "./run-view.ts";

const RUNS: readonly Run[] = ["exp/run10", "exp/run2", "exp/other"].map((name) => ({
  name,
  seriesCount: 1,
  pointCount: 1,
  damagedRecords: 0,
}));
const HIDE_RUN2: RunSelection = { kind: "hidden", names: new Set(["exp/run2"]) };

const COLORS = new Map([["exp/run10", "red"]]);

function drawn(filterText: string, selection: RunSelection): string[] {
  const { visible } = runViewOf({ runs: RUNS, colors: COLORS, filterText, selection });
  return visible.map((run) => run.name);
}

describe("runViewOf", () => {
  it.each([
    ["", ["exp/run10", "exp/other"]],
    ["run", ["exp/run10"]],
    ["run(", ["exp/run10", "exp/other"]],
  ])("draws runs that are selected and match “%s”", (filter, expected) => {
    expect(drawn(filter, HIDE_RUN2)).toEqual(expected);
  });

  it("lists runs that are not selected, and hands each drawn run its colour", () => {
    const parts = { runs: RUNS, colors: COLORS, filterText: "run", selection: HIDE_RUN2 };
    const { listed, visible } = runViewOf(parts);
    expect(listed.map((run) => run.name)).toEqual(["exp/run10", "exp/run2"]);
    expect(visible).toEqual([{ name: "exp/run10", color: "red" }]);
  });
});

describe("byName", () => {
  it("sorts runs in natural order", () => {
    const names = byName(RUNS).map((run) => run.name);
    expect(names).toEqual(["exp/other", "exp/run2", "exp/run10"]);
  });
});
