import type { SeriesInfo } from "@runlens/model";
import { expect, it } from "vitest";
import { tagDescriptions } from "./descriptions.ts";

const series = (run: string, tag: string, description: string): SeriesInfo => ({
  run,
  tag,
  description,
  pluginName: "scalars",
  pluginContent: new Uint8Array(0),
  dataClass: "scalar",
  displayName: "",
  pointCount: 1,
});

it("are those of tags that have one, as they are where runs agree", () => {
  const described = [series("a", "t", "one"), series("b", "t", "one"), series("c", "t", "")];
  expect([...tagDescriptions([...described, series("a", "u", "")])]).toEqual([["t", "one"]]);
});

it("stand under one another, with their runs in order, where runs differ", () => {
  const described = [
    series("c", "t", "second"),
    series("b", "t", "first"),
    series("a", "t", "second"),
    series("d", "u", "first"),
  ];
  expect(tagDescriptions(described).get("t")).toBe(
    "# Multiple descriptions\n## For run: b\nfirst\n## For runs: a, c\nsecond",
  );
});
