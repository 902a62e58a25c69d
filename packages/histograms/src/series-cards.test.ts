import { describe, expect, it } from "vitest";
import { seriesCards } from "./series-cards.ts";

describe("seriesCards", () => {
  it("are one per visible run of each tag, runs in natural order", () => {
    const tags = [
      {
        tag: "w",
        runIndexes: [0, 1, 2],
        pluginName: "histograms",
        displayName: "",
        description: "",
      },
      { tag: "b", runIndexes: [1], pluginName: "histograms", displayName: "", description: "" },
    ];
    const runs = ["run-10", "run-9", "hidden"];
    const visible = ["run-9", "run-10"].map((name) => ({ name, color: "#000000" }));
    const cards = seriesCards(tags, runs, visible);
    expect(cards.map(({ tag, run }) => [tag.tag, run.name])).toEqual([
      ["w", "run-9"],
      ["w", "run-10"],
      ["b", "run-9"],
    ]);
  });
});
