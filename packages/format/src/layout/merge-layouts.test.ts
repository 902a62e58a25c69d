import { describe, expect, it } from "vitest";
import type { LayoutChart, Layout } from "./decode-layout.ts";
import { mergeLayouts } from "./merge-layouts.ts";

/** A layout from texts such as "title: a b", with a chart of one tag for each letter. */
function layout(...categories: readonly string[]): Layout {
  return {
    version: 0,
    category: categories.map((text) => {
      const [title = "", charts = ""] = text.split(": ");
      return { title, closed: false, chart: charts.split(" ").filter(Boolean).map(chart) };
    }),
  };
}

const chart = (tag: string): LayoutChart => ({ title: "chart", multiline: { tag: [tag] } });

describe("mergeLayouts", () => {
  it.each<[string, Layout[], Layout | undefined]>([
    ["no layouts", [], undefined],
    ["one, as it is", [layout("one: a a", "one: a")], layout("one: a a", "one: a")],
    ["new categories", [layout("one: a"), layout("two: b")], layout("one: a", "two: b")],
    ["new charts, once", [layout("one: a b"), layout("one: b c")], layout("one: a b c")],
    [
      "charts of a category that the second brought",
      [layout("one: a"), layout("two: b"), layout("two: b c")],
      layout("one: a", "two: b c"),
    ],
  ])("takes %s", (_name, layouts, merged) => {
    expect(mergeLayouts(layouts)).toEqual(merged);
  });

  it("keeps version and closed categories of the first layout", () => {
    const closed = { version: 1, category: [{ title: "one", closed: true, chart: [] }] };
    expect(mergeLayouts([closed, layout("one: a")])).toEqual({
      version: 1,
      category: [{ title: "one", closed: true, chart: [chart("a")] }],
    });
  });

  it("tells charts apart by title and content", () => {
    const charts: LayoutChart[] = [
      { title: "x" },
      { title: "y" },
      { title: "x", multiline: { tag: [] } },
      { title: "x", margin: { series: [] } },
      { title: "x", margin: { series: [{ value: "a", lower: "b", upper: "c" }] } },
      { title: "x", margin: { series: [{ value: "a", lower: "c", upper: "b" }] } },
    ];
    const layouts = charts.map((each) => ({
      version: 0,
      category: [{ title: "one", closed: false, chart: [each] }],
    }));
    expect(mergeLayouts([...layouts, ...layouts])?.category[0]?.chart).toEqual(charts);
  });
});
