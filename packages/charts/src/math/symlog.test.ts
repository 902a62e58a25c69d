import { describe, expect, it } from "vitest";
import { symlogThreshold } from "./symlog.ts";

describe("symlogThreshold", () => {
  it.each([
    ["the smallest size, down to a power of ten", [[-50, 0, 3]], 1],
    ["no less than a thousandth of the largest", [[1e-9, 1000]], 1],
    ["all columns together", [[0.5], [-0.04, 2]], 0.01],
    ["a power of ten itself", [[0.1, -0.1]], 0.1],
    ["small values", [[1e-300, -2e-300]], 1e-300],
    ["large values", [[1e300, 0]], 1e300],
    ["odd values passed over", [[NaN, Infinity, -Infinity, 20]], 10],
    ["nothing but 0", [[0, 0]], 1],
    ["nothing", [], 1],
  ])("%s", (_, columns, threshold) => {
    expect(symlogThreshold(columns.map((values) => Float64Array.from(values)))).toBe(threshold);
  });
});
