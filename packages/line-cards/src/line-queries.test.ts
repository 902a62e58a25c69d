import { describe, expect, it } from "vitest";
import { queriesFor, type SharedQuery } from "./line-queries.ts";
import type { LineSource } from "./select-lines.ts";

const SHARED: SharedQuery = {
  baselineRun: "base",
  xAxis: "step",
  columns: 100,
  smoothing: 0,
  attempts: "last",
  centre: "median",
  band: "std",
};

function source(run: string, more: Partial<LineSource> = {}): LineSource {
  return { run, tag: "loss", color: "red", label: run, ...more };
}

/** "loss: a b", with the expression and the runs of groups where there are any. */
function asked(...sources: LineSource[]): string[] {
  return queriesFor(sources, SHARED).map(({ tag, expression, runs, groups, centre }) => {
    const members = groups?.map(({ name, runs: all }) => `${name}(${all.join(" ")})`);
    const lines = members ? `${members.join(" ")} as ${centre}` : runs.join(" ");
    return `${expression ?? tag}: ${lines}`;
  });
}

describe("queriesFor", () => {
  it("asks for each tag once, and for each run of it once", () => {
    expect(asked(source("a"), source("b"), source("a"))).toEqual(["loss: a b"]);
    expect(asked(source("a"), source("a", { tag: "lr" }))).toEqual(["loss: a", "lr: a"]);
  });

  it("asks for the bounds of a band beside its line", () => {
    const band = { lower: "low", upper: "high" };
    expect(asked(source("a", { band }))).toEqual(["loss: a", "low: a", "high: a"]);
  });

  it("asks for expressions apart from the tag that x stands for in them", () => {
    expect(asked(source("a"), source("a", { expression: "2 * x" }))).toEqual([
      "loss: a",
      "2 * x: a",
    ]);
  });

  it("names the baseline where it may matter, and the middle of groups only for groups", () => {
    const [plain, derived] = queriesFor(
      [source("a"), source("a", { expression: "x / baseline" })],
      SHARED,
    );
    expect(plain).not.toMatchObject({ baselineRun: "base" });
    expect(derived).toMatchObject({ baselineRun: "base" });
    expect(derived).not.toHaveProperty("centre");
  });

  it("asks for groups with their runs, by the middle that was chosen", () => {
    expect(asked(source("g", { group: ["a", "b"] }), source("h", { group: ["c"] }))).toEqual([
      "loss: g(a b) h(c) as median",
    ]);
  });
});
