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

const PARTS = {
  runs: RUNS,
  colors: new Map([["exp/run10", "red"]]),
  filterText: "",
  selection: HIDE_RUN2,
  annotations: new Map(),
  showsArchived: false,
};

const names = (runs: readonly { readonly name: string }[]): string[] =>
  runs.map(({ name }) => name);

describe("runViewOf", () => {
  it.each([
    ["", ["exp/run10", "exp/other"]],
    ["run", ["exp/run10"]],
    ["run(", ["exp/run10", "exp/other"]],
  ])("draws runs that are selected and match “%s”", (filter, expected) => {
    expect(names(runViewOf({ ...PARTS, filterText: filter }).visible)).toEqual(expected);
  });

  it("lists runs that are not selected, and hands each drawn run its colour", () => {
    const { listed, visible } = runViewOf({ ...PARTS, filterText: "run" });
    expect(names(listed)).toEqual(["exp/run10", "exp/run2"]);
    expect(visible).toEqual([{ name: "exp/run10", color: "red" }]);
  });

  it("names runs as people do, and finds them by either name", () => {
    const annotations = new Map([["exp/run10", { displayName: "Best" }]]);
    for (const filterText of ["best", "run10"]) {
      const { visible } = runViewOf({ ...PARTS, annotations, filterText });
      expect(visible).toEqual([{ name: "exp/run10", displayName: "Best", color: "red" }]);
    }
  });

  it("leaves out archived runs unless they are asked for", () => {
    const annotations = new Map([["exp/run10", { archived: true as const }]]);
    const view = runViewOf({ ...PARTS, annotations });
    expect([names(view.listed), view.archivedCount]).toEqual([["exp/run2", "exp/other"], 1]);
    expect(runViewOf({ ...PARTS, annotations, showsArchived: true }).listed).toEqual(RUNS);
  });
});

describe("byName", () => {
  it("sorts runs in natural order", () => {
    expect(names(byName(RUNS))).toEqual(["exp/other", "exp/run2", "exp/run10"]);
  });
});
