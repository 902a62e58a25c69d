import type { ApiTags } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { cardSources, expressionOf, type CardData } from "./card-sources.ts";
import type { AddedTag } from "./card-tags.ts";

const tagOf = (tag: string, ...runIndexes: number[]): ApiTags["tags"][number] => ({
  tag,
  runIndexes,
  pluginName: "scalars",
  displayName: "",
  description: "",
});

const DATA: CardData = {
  tags: { runs: ["a", "b", "c"], tags: [tagOf("loss", 0, 1), tagOf("lr", 0, 2)] },
  runs: ["a", "b", "c"].map((name) => ({ name, color: `of ${name}` })),
};
const GROUPS = [{ name: "small", color: "red", runs: ["a", "c"] }];

/** "a loss", with the runs of a group and how the line is called. */
function lines(added: readonly AddedTag[] = [], data: Partial<CardData> = {}): string[] {
  return cardSources("loss", added, { ...DATA, ...data }).map(
    ({ run, tag, expression, group, label }) =>
      `${run}${group ? `(${group.join(" ")})` : ""} ${expression ?? tag} “${label}”`,
  );
}

describe("cardSources", () => {
  it("has a line for each run that has the tag", () => {
    expect(lines()).toEqual(["a loss “a”", "b loss “b”"]);
  });

  it("has a line for each group, of those of its runs that have the tag, and then for each run in none", () => {
    expect(lines([], { groups: GROUPS })).toEqual(["small(a) loss “small (1 run)”", "b loss “b”"]);
    expect(lines([{ tag: "lr", side: "left" }], { groups: GROUPS })).toEqual([
      "small(a) loss “loss (small (1 run))”",
      "b loss “loss (b)”",
      "small(a c) lr “lr (small (2 runs))”",
    ]);
    expect(lines([], { groups: [] })).toEqual(lines());
  });

  it("has a line for each run that may have what an expression needs", () => {
    expect(lines([{ tag: "= x / lr", side: "right" }]).slice(2)).toEqual([
      "a x / lr “x / lr (a)”",
      "b x / lr “x / lr (b)”",
      "c x / lr “x / lr (c)”",
    ]);
  });
});

describe("expressionOf", () => {
  it.each([
    ["= 2 * x", "2 * x"],
    ["=x", "x"],
    ["=", ""],
    ["loss=1", undefined],
  ])("%s", (tag, expression) => {
    expect(expressionOf(tag)).toBe(expression);
  });
});
