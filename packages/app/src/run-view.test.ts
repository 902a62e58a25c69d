import type { Run } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { AUTO_SELECTION, type RunSelection } from "./run-selection.ts";
import { runViewOf } from "./run-view.ts";

const RUNS: readonly Run[] = ["exp/run10", "exp/run2", "exp/other"].map((name) => ({
  name,
  seriesCount: 1,
  pointCount: 1,
  damagedRecords: 0,
}));
const HIDE_RUN2: RunSelection = { kind: "hidden", names: new Set(["exp/run2"]) };

function visible(filter: string, selection: RunSelection) {
  return runViewOf(RUNS, filter, selection, "light").visible;
}

describe("runViewOf", () => {
  it("lists runs in natural order without the folder that they share", () => {
    const view = runViewOf(RUNS, "", AUTO_SELECTION, "light");
    expect(view.listed.map((run) => run.name)).toEqual(["exp/other", "exp/run2", "exp/run10"]);
    expect(view.commonFolder).toBe("exp/");
  });

  it.each([
    ["", ["exp/other", "exp/run10"]],
    ["run", ["exp/run10"]],
    ["run(", ["exp/other", "exp/run10"]],
  ])("draws runs that are selected and match “%s”", (filter, expected) => {
    expect(visible(filter, HIDE_RUN2).map((run) => run.name)).toEqual(expected);
  });

  it("keeps a run's colour whatever is filtered or hidden", () => {
    const [alone] = visible("run10", HIDE_RUN2);
    expect(visible("", AUTO_SELECTION)).toContainEqual(alone);
  });
});
