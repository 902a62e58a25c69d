import type { ApiTags } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { manifestsWithData, tagCounts, tagOfSeries, tagsOf } from "./dashboard-tags.ts";

const tag = (name: string, pluginName: string): ApiTags["tags"][number] => ({
  tag: name,
  pluginName,
  displayName: "",
  description: "",
  runIndexes: [0],
});

const ALL: ApiTags = {
  runs: ["a"],
  tags: [tag("loss", "scalars"), tag("acc", "scalars"), tag("w", "histograms")],
};
const SCALARS = { reads: ["scalars"] };
const SUMMARIES = { reads: ["histograms", "distributions"] };
const IMAGES = { reads: ["images"] };

describe("a dashboard", () => {
  it("sees the tags whose plugin it reads", () => {
    expect(tagsOf(SCALARS, ALL, []).tags.map((t) => t.tag)).toEqual(["loss", "acc"]);
    expect(tagsOf(SUMMARIES, ALL, []).tags.map((t) => t.tag)).toEqual(["w"]);
  });

  it("sees tags that its page shows besides, and has data when there are some", () => {
    const both = { reads: ["layouts"], shows: ["layouts", "scalars"] };
    expect(tagsOf(both, ALL, [both]).tags.map((t) => t.tag)).toEqual(["loss", "acc"]);
    expect(manifestsWithData([both], ALL)).toEqual([both]);
  });

  it("sees what no other shows, where it shows the rest", () => {
    const rest = { reads: [], showsRest: true };
    const manifests = [SCALARS, IMAGES, rest];
    expect(tagsOf(rest, ALL, manifests).tags.map((t) => t.tag)).toEqual(["w"]);
    expect(manifestsWithData(manifests, ALL)).toEqual([SCALARS, rest]);
    expect(manifestsWithData([SCALARS, SUMMARIES, rest], ALL)).toEqual([SCALARS, SUMMARIES]);
  });

  it("has data when there is one such tag", () => {
    expect(manifestsWithData([SCALARS, IMAGES, SUMMARIES], ALL)).toEqual([SCALARS, SUMMARIES]);
    expect(manifestsWithData([SCALARS], undefined)).toEqual([]);
  });
});

describe("tagOfSeries", () => {
  it("has the kind of data that the run has logged by that name", () => {
    const all: ApiTags = {
      runs: ["a", "b"],
      tags: [
        { ...tag("loss", "scalars"), runIndexes: [1] },
        { ...tag("loss", "text"), runIndexes: [0] },
      ],
    };
    expect(tagOfSeries(all, { run: "a", tag: "loss" })?.pluginName).toBe("text");
    expect(tagOfSeries(all, { run: "b", tag: "loss" })?.pluginName).toBe("scalars");
    expect(tagOfSeries(all, { run: "c", tag: "loss" })).toBeUndefined();
  });
});

describe("tagCounts", () => {
  it("counts tags by plugin, most first", () => {
    expect(tagCounts(ALL)).toEqual([
      ["scalars", 2],
      ["histograms", 1],
    ]);
  });
});
