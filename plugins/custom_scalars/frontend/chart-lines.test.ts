import type { LayoutChart } from "@runlens/format";
import type { ApiTags } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { chartLines } from "./chart-lines.ts";

const RUNS = [
  { name: "a", color: "red" },
  { name: "b", displayName: "B", color: "blue" },
];
/** Run a has all tags, run b the losses alone. */
const TAGS: ApiTags = {
  runs: ["a", "b"],
  tags: ["acc", "acc/low", "acc/high", "loss/train", "loss/val"].map((tag) => ({
    tag,
    pluginName: "scalars",
    displayName: "",
    description: "",
    runIndexes: tag.startsWith("loss") ? [0, 1] : [0],
  })),
};

describe("a chart of lines", () => {
  it("shows the tags that match at their start, run by run", () => {
    expect(shown({ title: "", multiline: { tag: ["loss/.*"] } })).toEqual({
      lines: [
        "loss/train (a) red",
        "loss/train (B) blue",
        "loss/val (a) red dashed",
        "loss/val (B) blue dashed",
      ],
      problems: [],
    });
  });

  it("calls lines of one tag by their run, and shows a tag once", () => {
    expect(shown({ title: "", multiline: { tag: ["loss/t", "loss/train$"] } }).lines).toEqual([
      "a red",
      "B blue",
    ]);
    expect(shown({ title: "", multiline: { tag: ["train"] } }).lines).toEqual([]);
  });

  it.each(["(", "", "(?P=x)"])("says that %j is no pattern, and shows the others", (pattern) => {
    const { lines, problems } = shown({ title: "", multiline: { tag: [pattern, "acc$"] } });
    expect(lines).toEqual(["a red"]);
    expect(problems).toHaveLength(1);
  });

  it("is not held up by a pattern that makes others go back for ever", () => {
    const long = { ...TAGS, tags: TAGS.tags.map((tag) => ({ ...tag, tag: "a".repeat(5000) })) };
    expect(chartLines({ title: "", multiline: { tag: ["(a*)*b"] } }, long, RUNS).sources).toEqual(
      [],
    );
  });
});

describe("a chart of margins", () => {
  it("shows the value within its bounds", () => {
    const series = [{ value: "acc", lower: "acc/low", upper: "acc/high" }];
    expect(shown({ title: "", margin: { series } })).toEqual({
      lines: ["a red acc/low..acc/high"],
      problems: [],
    });
  });

  it("says which tags are missing", () => {
    const series = [
      { value: "loss/val", lower: "acc/low", upper: "nothing" },
      { value: "none", lower: "", upper: "" },
    ];
    expect(shown({ title: "", margin: { series } })).toEqual({
      lines: ["loss/val (a) red", "loss/val (B) blue"],
      problems: [
        "1 run without “acc/low”.",
        "2 runs without “nothing”.",
        "No selected run has logged “none”.",
      ],
    });
  });
});

it("says that a chart without content has none", () => {
  expect(shown({ title: "" }).problems).toHaveLength(1);
});

function shown(chart: LayoutChart) {
  const { sources, problems } = chartLines(chart, TAGS, RUNS);
  const lines = sources.map(({ label, color, dash, band }) =>
    [label, color, dash && "dashed", band && `${band.lower}..${band.upper}`]
      .filter(Boolean)
      .join(" "),
  );
  return { lines, problems };
}
