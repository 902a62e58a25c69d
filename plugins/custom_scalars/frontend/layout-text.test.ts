import type { Layout } from "@runlens/format";
import { describe, expect, it } from "vitest";
import { formatLayout, parseLayout } from "./layout-text.ts";

const LAYOUT: Layout = {
  version: 0,
  category: [
    {
      title: "losses",
      closed: true,
      chart: [
        { title: "all", multiline: { tag: ["loss.*"] } },
        { title: "margin", margin: { series: [{ value: "v", lower: "l", upper: "u" }] } },
        { title: "empty" },
      ],
    },
  ],
};

describe("a layout as text", () => {
  it("is read as it was written", () => {
    expect(parseLayout(formatLayout(LAYOUT))).toEqual({ kind: "layout", layout: LAYOUT });
  });

  it.each([
    ["{}", []],
    ['{"category":[{}],"other":5}', [{ title: "", closed: false, chart: [] }]],
  ])("may leave out what is empty: %s", (text, category) => {
    expect(parseLayout(text)).toEqual({ kind: "layout", layout: { version: 0, category } });
  });

  it.each([
    "",
    "[]",
    "null",
    "7",
    '{"category":5}',
    '{"category":[[]]}',
    '{"category":[{"title":5}]}',
    '{"category":[{"chart":[{"multiline":{"tag":[5]}}]}]}',
    '{"category":[{"chart":[{"margin":{"series":["x"]}}]}]}',
  ])("is refused with a reason: %s", (text) => {
    expect(parseLayout(text)).toEqual({ kind: "invalid", reason: expect.stringMatching(/./) });
  });
});
