import { parseRunFilter } from "@runlens/expressions";
import type { Run, RunAnnotations } from "@runlens/model";
import { describe, expect, it } from "vitest";
import type { RunSelection } from "./run-selection.ts";
import { byName, listedRuns, runViewOf, type GroupRule, type RunView } from "./run-view.ts";

const RUNS: readonly Run[] = ["exp/run10", "exp/run2", "exp/other"].map((name) => ({
  name,
  seriesCount: 1,
  pointCount: 1,
  damagedRecords: 0,
}));
const HIDE_RUN2: RunSelection = { kind: "hidden", names: new Set(["exp/run2"]) };

interface Wanted {
  readonly filterText?: string;
  readonly annotations?: ReadonlyMap<string, RunAnnotations>;
  readonly showsArchived?: boolean;
  readonly groupRule?: GroupRule;
}

function viewOf(wanted: Wanted): RunView {
  const { filterText = "", annotations = new Map(), showsArchived = false, groupRule } = wanted;
  return runViewOf({
    allRuns: RUNS,
    runs: listedRuns(RUNS, parseRunFilter(filterText), annotations, showsArchived),
    colors: new Map([["exp/run10", "red"]]),
    selection: HIDE_RUN2,
    annotations,
    groupRule,
  });
}

const names = (runs: readonly { readonly name: string }[]): string[] =>
  runs.map(({ name }) => name);

describe("runViewOf", () => {
  it.each([
    ["", ["exp/run10", "exp/other"]],
    ["run", ["exp/run10"]],
    ["run(", ["exp/run10", "exp/other"]],
  ])("draws runs that are selected and match “%s”", (filter, expected) => {
    expect(names(viewOf({ filterText: filter }).visible)).toEqual(expected);
  });

  it("lists runs that are not selected, and hands each drawn run its colour", () => {
    const { listed, visible } = viewOf({ filterText: "run" });
    expect(names(listed)).toEqual(["exp/run10", "exp/run2"]);
    expect(visible).toEqual([{ name: "exp/run10", color: "red" }]);
  });

  it("names runs as people do, and finds them by either name", () => {
    const annotations = new Map([["exp/run10", { displayName: "Best" }]]);
    for (const filterText of ["best", "run10"]) {
      const { visible } = viewOf({ annotations, filterText });
      expect(visible).toEqual([{ name: "exp/run10", displayName: "Best", color: "red" }]);
    }
  });

  it("leaves out archived runs unless they are asked for", () => {
    const annotations = new Map([["exp/run10", { archived: true as const }]]);
    const view = viewOf({ annotations });
    expect([names(view.listed), view.archivedCount]).toEqual([["exp/run2", "exp/other"], 1]);
    expect(viewOf({ annotations, showsArchived: true }).listed).toEqual(RUNS);
  });
});

describe("groups of runs", () => {
  const groupRule: GroupRule = {
    keyOf: (run) => /run/.exec(run)?.[0],
    colors: new Map([["run", "blue"]]),
    restColor: "grey",
  };

  it("stand together, those without a group last, and give their colour to their runs", () => {
    const view = viewOf({ groupRule });
    expect(view.groups?.map(({ id, color, runs }) => [id, color, names(runs)])).toEqual([
      ["run", "blue", ["exp/run10", "exp/run2"]],
      ["", "grey", ["exp/other"]],
    ]);
    expect(view.visible.map(({ name, color }) => [name, color])).toEqual([
      ["exp/run10", "blue"],
      ["exp/other", "grey"],
    ]);
  });

  it("hold what is drawn of them, and are none where nothing is", () => {
    expect(viewOf({ groupRule }).visibleGroups).toEqual([
      { name: "run", color: "blue", runs: ["exp/run10"] },
    ]);
    expect(viewOf({ groupRule, filterText: "run2" }).visibleGroups).toEqual([]);
    expect(viewOf({}).visibleGroups).toBeUndefined();
  });
});

describe("byName", () => {
  it("sorts runs in natural order", () => {
    expect(names(byName(RUNS))).toEqual(["exp/other", "exp/run2", "exp/run10"]);
  });
});
