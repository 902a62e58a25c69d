import type { ApiTag } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { shownTags } from "./shown-tags.ts";
import { parseTagFilter } from "./tag-filter.ts";

const RUNS = ["a", "b", "c"];

/** `setup("loss: a b")`: the tag loss, which the runs a and b have. */
function setup(...lines: string[]) {
  const tags = lines.map((line): ApiTag => {
    const [tag = "", names = ""] = line.split(": ");
    const runIndexes = names.split(" ").map((name) => RUNS.indexOf(name));
    return { tag, pluginName: "scalars", displayName: "", description: "", runIndexes };
  });
  return (visible: string, filterText: string, withEmpty: boolean) => {
    const visibleRuns = visible.split(" ").map((name) => ({ name, color: "red" }));
    const filter = parseTagFilter(filterText);
    const shown = shownTags({ runs: RUNS, tags }, visibleRuns, filter, withEmpty);
    return [shown.tags.map(({ tag }) => tag).join(" "), shown.emptyCount];
  };
}

describe("shownTags", () => {
  const show = setup("accuracy: a", "loss: a b", "rate: c");

  it.each([
    ["a b c", "", false, "accuracy loss rate", 0],
    ["b", "", false, "loss", 2],
    ["b", "", true, "accuracy loss rate", 0],
    ["b", "^[ar]", false, "", 2],
    ["b", "^l", false, "loss", 0],
    ["", "", false, "", 3],
  ])("visible %j, filter %j, all %s: %j and %i left out", (visible, filter, all, tags, empty) => {
    expect(show(visible, filter, all)).toEqual([tags, empty]);
  });
});
