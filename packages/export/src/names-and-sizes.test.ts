import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileBase, plainFileBase, uniqueBase } from "./file-name.ts";
import { inUnit, pixelsOf, SIZE_PRESETS, sizeProblem } from "./picture-size.ts";
import { HOSTILE_NAMES } from "./test-support/lines.ts";

describe("fileBase", () => {
  it.each([
    ["train/loss", "train-loss"],
    ["../../etc/passwd", "-..-etc-passwd"],
    ["a:b?c", "a-b-c"],
    ["CON", "_CON"],
    ["...", "export"],
    ["", "export"],
    ["损失", "损失"],
  ])("makes %j %j", (title, base) => expect(fileBase(title)).toBe(base));

  it("is never a path, hidden, or too long", () => {
    const title = fc.oneof(fc.constantFrom(...HOSTILE_NAMES), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(fc.array(title), (parts) => {
        const base = fileBase(parts.join("/"));
        expect(base).toMatch(/^[^.\s/\\:*?"<>|\p{Cc}][^/\\:*?"<>|\p{Cc}]*$/u);
        expect(new TextEncoder().encode(base).length).toBeLessThanOrEqual(121);
      }),
    );
  });
});

it("names scripts in plain letters", () => {
  expect(plainFileBase("train/löss (é) 损失")).toBe("train-lo-ss-e");
  expect(plainFileBase("损失")).toBe("export");
});

it("tells equal names apart, without regard to case", () => {
  const taken = new Set<string>();
  expect(["a", "A", "a", "b"].map((base) => uniqueBase(base, taken))).toEqual([
    "a",
    "A-2",
    "a-3",
    "b",
  ]);
});

describe("picture sizes", () => {
  it("are in CSS pixels, 96 an inch", () => {
    expect(pixelsOf({ width: 25.4, height: 50.8, unit: "mm" })).toEqual({
      widthPx: 96,
      heightPx: 192,
    });
    expect(inUnit(SIZE_PRESETS.slide, "in")).toEqual({ width: 16.67, height: 9.38, unit: "in" });
    expect(inUnit({ width: 1, height: 2, unit: "in" }, "mm")).toEqual({
      width: 25.4,
      height: 50.8,
      unit: "mm",
    });
  });

  it("say what is possible", () => {
    expect(sizeProblem(SIZE_PRESETS.single)).toBeUndefined();
    expect(sizeProblem({ width: 1, height: 60, unit: "mm" })).toBe(
      "Width and height are from 31.8 to 1322.9 mm.",
    );
    expect(sizeProblem({ width: NaN, height: 60, unit: "mm" })).toBeDefined();
  });
});
