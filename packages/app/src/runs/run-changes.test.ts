import { applyChanges, NO_ANNOTATIONS, type RunAnnotations } from "@runlens/model";
import { expect, it } from "vitest";
import { archiveRuns, tagRuns, tagsOfRuns, typedTags, untagRuns } from "./run-changes.ts";

const KNOWN: ReadonlyMap<string, RunAnnotations> = new Map([
  ["a", { tags: ["x"], archived: true as const }],
  ["b", { tags: ["y", "x"] }],
]);
const RUNS = ["a", "b", "c"];
const after = (changes: ReturnType<typeof tagRuns>) =>
  Object.fromEntries(applyChanges({ ...NO_ANNOTATIONS, runs: KNOWN }, changes).annotations.runs);

it("archives those that are not, and takes out those that are", () => {
  expect(archiveRuns(RUNS, KNOWN, true).map((change) => "run" in change && change.run)).toEqual([
    "b",
    "c",
  ]);
  expect(after(archiveRuns(RUNS, KNOWN, false))["a"]).toEqual({ tags: ["x"] });
});

it("adds and takes away tags where that changes something", () => {
  expect(tagRuns(["a"], KNOWN, ["x"])).toEqual([]);
  expect(after(tagRuns(RUNS, KNOWN, ["y"]))).toMatchObject({
    a: { tags: ["x", "y"] },
    b: { tags: ["y", "x"] },
    c: { tags: ["y"] },
  });
  expect(after(tagRuns(["a"], KNOWN, ["x", "z", "y"]))["a"]?.tags).toEqual(["x", "z", "y"]);
  expect(after(untagRuns(RUNS, KNOWN, "x"))).toEqual({
    a: { archived: true },
    b: { tags: ["y"] },
  });
});

it("lists each tag once", () => {
  expect(tagsOfRuns(RUNS, KNOWN)).toEqual(["x", "y"]);
});

it.each([
  ["paper", ["paper"]],
  [" paper, best ,,paper", ["paper", "best"]],
  [" , ", []],
])("takes “%s” for %j", (text, tags) => {
  expect(typedTags(text)).toEqual(tags);
});
