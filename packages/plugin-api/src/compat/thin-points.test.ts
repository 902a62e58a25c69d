import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointRows, thinnedPositions } from "./thin-points.ts";

const thin = (values: readonly number[], limit: number) =>
  thinnedPositions(Float64Array.from(values), limit);

describe("thinnedPositions", () => {
  it("keeps short series whole", () => {
    expect(thin([], 4)).toEqual([]);
    expect(thin([5, 1, 9, 2], 4)).toEqual([0, 1, 2, 3]);
  });

  it("keeps the ends, and the lowest and the highest point between them", () => {
    //            0  1  2  3  4  5  6
    expect(thin([0, 3, 9, 3, 1, 3, 0], 4)).toEqual([0, 2, 4, 6]);
  });

  it("keeps a flat stretch and a stretch without finite values as one point each", () => {
    const { NaN: n } = Number;
    //            0  1  2  3  4  5  6  7
    expect(thin([0, 5, 5, 5, n, n, n, 0], 6)).toEqual([0, 1, 4, 7]);
  });

  it("never passes the limit, never repeats a point, never loses an extreme", () => {
    fc.assert(
      fc.property(
        fc.float64Array({ maxLength: 300 }),
        fc.integer({ min: 4, max: 40 }),
        (values, limit) => {
          const positions = thinnedPositions(values, limit);
          expect(positions.length).toBeLessThanOrEqual(limit);
          expect(positions).toEqual([...new Set(positions)].toSorted((a, b) => a - b));
          const kept = positions.map((i) => values[i] ?? NaN).filter(Number.isFinite);
          const finite = values.filter(Number.isFinite);
          expect(Math.max(...kept)).toBe(Math.max(...finite));
          expect(Math.min(...kept)).toBe(Math.min(...finite));
        },
      ),
    );
  });
});

describe("pointRows", () => {
  it("puts the wall time first and ignores cells behind the length", () => {
    const rows = pointRows(
      {
        length: 2,
        steps: Float64Array.of(10, 20, 99),
        wallTimesSecs: Float64Array.of(1.5, 2.5, 99),
        values: Float64Array.of(0.1, 0.2, 99),
      },
      { count: 1000 },
    );
    expect(rows).toEqual([
      [1.5, 10, 0.1],
      [2.5, 20, 0.2],
    ]);
  });
});
