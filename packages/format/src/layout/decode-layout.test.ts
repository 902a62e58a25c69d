import { describe, expect, it } from "vitest";
import { decodeLayout } from "./decode-layout.ts";

/** A length-delimited field. */
function field(number: number, ...content: readonly (string | number[])[]): number[] {
  const bytes = content.flatMap((part) =>
    typeof part === "string" ? [...new TextEncoder().encode(part)] : part,
  );
  return [number * 8 + 2, bytes.length, ...bytes];
}

const decode = (...parts: readonly number[][]) => decodeLayout(Uint8Array.from(parts.flat()));

describe("decodeLayout", () => {
  it("reads categories, charts of tags and charts with margins", () => {
    const lines = field(2, field(1, "lines"), field(2, field(1, "a.*"), field(1, "b")));
    const margin = field(1, field(1, "value"), field(2, "lower"), field(3, "upper"));
    const margins = field(2, field(1, "margins"), field(3, margin, field(1)));
    const category = field(2, field(1, "first"), lines, margins, [3 * 8, 1]);
    expect(decode([8, 2], category, field(2))).toEqual({
      version: 2,
      category: [
        {
          title: "first",
          closed: true,
          chart: [
            { title: "lines", multiline: { tag: ["a.*", "b"] } },
            {
              title: "margins",
              margin: {
                series: [
                  { value: "value", lower: "lower", upper: "upper" },
                  { value: "", lower: "", upper: "" },
                ],
              },
            },
          ],
        },
        { title: "", closed: false, chart: [] },
      ],
    });
  });

  it("keeps of a chart the content that was set last", () => {
    const chart = field(2, field(2, field(1, "a")), field(3));
    expect(decode(field(2, chart))?.category[0]?.chart).toEqual([
      { title: "", margin: { series: [] } },
    ]);
  });

  it("reads nothing as an empty layout, and passes over fields it does not know", () => {
    expect(decode()).toEqual({ version: 0, category: [] });
    expect(decode(field(9, "later"))).toEqual({ version: 0, category: [] });
  });

  it.each([
    ["no message", [255]],
    ["a category", field(2, [255])],
    ["a chart", field(2, field(2, [255]))],
    ["tags", field(2, field(2, field(2, [255])))],
    ["a margin", field(2, field(2, field(3, [255])))],
    ["series of a margin", field(2, field(2, field(3, field(1, [255]))))],
  ])("is undefined when %s cannot be read", (_name, bytes) => {
    expect(decode(bytes)).toBeUndefined();
  });
});
