import type { ApiTags } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { allSeries } from "./all-series.ts";

const tag = (name: string, runIndexes: number[]): ApiTags["tags"][number] => ({
  tag: name,
  runIndexes,
  pluginName: "scalars",
  displayName: "",
  description: "",
});

describe("allSeries", () => {
  it("turns the tag list into run → tags", () => {
    const series = allSeries({ runs: ["a", "b"], tags: [tag("acc", [0]), tag("loss", [0, 1])] });
    expect([...series]).toEqual([
      ["a", ["acc", "loss"]],
      ["b", ["loss"]],
    ]);
  });
});
