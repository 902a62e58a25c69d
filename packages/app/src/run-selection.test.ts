import type { Run } from "@runlens/model";
import { describe, expect, it } from "vitest";
import {
  AUTO_SELECTION,
  onlySelected,
  selectedNames,
  withNewRuns,
  withSelected,
  type RunSelection,
} from "./run-selection.ts";

/** Runs in start order: `runsOf("a b c")`. */
function runsOf(names: string): Run[] {
  return names.split(" ").map((name, index) => ({
    name,
    startTimeSecs: 1000 + index,
    seriesCount: 1,
    pointCount: 1,
    damagedRecords: 0,
  }));
}

const many = (count: number): Run[] =>
  runsOf(Array.from({ length: count }, (_, i) => `r${i}`).join(" "));
const hidden = (...names: string[]): RunSelection => ({ kind: "hidden", names: new Set(names) });
const shown = (...names: string[]): RunSelection => ({ kind: "shown", names: new Set(names) });

/** The selected runs as one string. */
const drawn = (selection: RunSelection, runs: Run[]): string =>
  [...selectedNames(selection, runs)].join(" ");

describe("selectedNames", () => {
  const runs = runsOf("a b c d");

  it.each([
    [AUTO_SELECTION, "a b c d"],
    [hidden("b", "x"), "a c d"],
    [shown("b", "x"), "b"],
    [shown(), ""],
  ])("follows %o", (selection, expected) => {
    expect(drawn(selection, runs)).toBe(expected);
  });

  it("selects all of 500 runs and the newest 20 of 501 by default", () => {
    expect(selectedNames(AUTO_SELECTION, many(500)).size).toBe(500);
    const newest = [...selectedNames(AUTO_SELECTION, many(501))];
    expect([newest.length, newest.at(0), newest.at(-1)]).toEqual([20, "r481", "r500"]);
  });

  it("keeps the newest while older runs are still being read", () => {
    const all = many(501);
    const unread: Run[] = all
      .slice(0, 400)
      .map(({ name }) => ({ name, seriesCount: 0, pointCount: 0, damagedRecords: 0 }));
    const newestRead = [...all.slice(400), ...unread];
    expect(selectedNames(AUTO_SELECTION, newestRead)).toEqual(selectedNames(AUTO_SELECTION, all));
  });
});

describe("withSelected and onlySelected", () => {
  const runs = runsOf("a b c d e");

  it("say what is shorter: the hidden or the shown", () => {
    expect(withSelected(AUTO_SELECTION, runs, ["b"], false)).toEqual(hidden("b"));
    expect(withSelected(AUTO_SELECTION, runs, ["a", "b", "c"], false)).toEqual(shown("d", "e"));
    expect(onlySelected(["c"], runs)).toEqual(shown("c"));
    expect(withSelected(shown("c"), runs, ["a", "b"], true)).toEqual(hidden("d", "e"));
  });

  it("return to the default when everything is selected again", () => {
    expect(withSelected(hidden("b"), runs, ["b"], true)).toEqual(AUTO_SELECTION);
    expect(onlySelected(["a", "b", "c", "d", "e"], runs)).toEqual(AUTO_SELECTION);
  });

  it("keep the names of runs that are not read yet", () => {
    expect(withSelected(hidden("later"), runs, ["a"], false)).toEqual(hidden("a", "later"));
    expect(withSelected(shown("a", "later"), runs, ["b"], true)).toEqual(shown("a", "b", "later"));
  });
});

describe("withNewRuns", () => {
  it("selects a run that appears, also while few runs are shown", () => {
    const runs = runsOf("a b c d new");
    expect(drawn(withNewRuns(AUTO_SELECTION, runs, ["new"]), runs)).toBe("a b c d new");
    expect(drawn(withNewRuns(hidden("a"), runs, ["new"]), runs)).toBe("b c d new");
    expect(drawn(withNewRuns(shown("a"), runs, ["new"]), runs)).toBe("a new");
  });

  it("leaves a choice among more than 500 runs alone", () => {
    expect(withNewRuns(shown("r1"), many(501), ["r500"])).toEqual(shown("r1"));
  });
});
