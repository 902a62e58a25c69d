import { describe, expect, it } from "vitest";
import { planExport } from "./draw-export.ts";

/** The size of a column of a paper, 85 x 60 mm. */
const COLUMN = { widthPx: 321.26, heightPx: 226.77 };

describe("plan of an exported picture", () => {
  it.each([
    ["no legend", 0, {}, 226.77],
    ["a legend of three tenths", 6, {}, 226.77],
    ["five rows", 10, {}, 226.77 * 0.7 + 6 + 5 * 18],
    ["five rows of double size", 10, { widthPx: 642.52, heightPx: 453.54, zoom: 2 }, 509.48],
    ["a legend that is not wanted", 10, { legend: false }, 226.77],
  ])("%s", (_, count, options, heightPx) => {
    expect(planned(count, options).heightPx).toBeCloseTo(heightPx, 1);
  });

  it("takes as much again as was asked for, at most", () => {
    const { heightPx, legend } = planned(1000, {});
    expect(legend.rowCount).toBe(12);
    expect(legend.nameless).toBe(978);
    expect(heightPx).toBeLessThan(2 * COLUMN.heightPx);
  });
});

/** Names of 16 characters of 6 px each: two in a row. */
function planned(count: number, options: object) {
  const names = Array.from(
    { length: count },
    (_, i) => `${String(i).padStart(4, "0")}_resnet_seed`,
  );
  return planExport(names, { ...COLUMN, ...options }, (text) => text.length * 6);
}
