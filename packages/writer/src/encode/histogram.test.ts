import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketize, bucketsValue, histogramValue } from "./index.ts";
import { readOne } from "./test-support/read-back.ts";

describe("a histogram", () => {
  it.each<[string, number[], number[][]]>([
    [
      "nothing",
      [],
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
    ],
    [
      "one value",
      [5, 5],
      [
        [5, 5, 0],
        [5, 5, 2],
      ],
    ],
    [
      "an edge",
      [0, 1, 2],
      [
        [0, 1, 1],
        [1, 2, 2],
      ],
    ],
    [
      "a NaN",
      [0, NaN, 2],
      [
        [NaN, NaN, 0],
        [NaN, NaN, 0],
      ],
    ],
    [
      "two values next to each other",
      [0, 5e-324],
      [
        [0, 0, 0],
        [0, 5e-324, 2],
      ],
    ],
  ])("of %s", (_, values, rows) => {
    // prettier-ignore
    expect([...bucketize(values, 2)]).toEqual(rows.flat());
  });

  it("counts each value once, between its smallest and its greatest", () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e100, max: 1e100 });
    // Adding 0 makes -0 a 0: an edge may be either when both are among the values.
    const values = fc.array(
      number.map((value) => value + 0),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 40 }), (data, buckets) => {
        const rows = bucketize(data, buckets);
        const column = (k: number) => [...rows].filter((_, i) => i % 3 === k);
        expect(column(2).reduce((sum, count) => sum + count)).toBe(data.length);
        expect(column(0)[0]).toBe(Math.min(...data));
        expect(column(1).at(-1)).toBe(Math.max(...data));
        expect(column(0).slice(1)).toEqual(column(1).slice(0, -1));
      }),
    );
  });

  it("counts infinite values too", () => {
    const counts = [...bucketize([-Infinity, 0, Infinity], 4)].filter((_, i) => i % 3 === 2);
    expect(counts.reduce((sum, count) => sum + count)).toBe(3);
  });

  it("has 30 buckets, or as many as asked for", () => {
    expect(readOne(histogramValue("h", [1, 2])).tensor.kind).toBe("numbers");
    expect(readOne(histogramValue("h", [1, 2])).tensor).toMatchObject({ shape: [30, 3] });
    expect(readOne(histogramValue("h", [1, 2], { buckets: 0 })).tensor).toMatchObject({
      shape: [0, 3],
    });
  });

  it("may be counted already", () => {
    const { tensor } = readOne(bucketsValue("h", [[0, 1, 5], [1, 4, 0]])); // prettier-ignore
    expect(tensor).toMatchObject({ shape: [2, 3], values: Float64Array.of(0, 1, 5, 1, 4, 0) });
  });

  it.each([
    [
      'histogram "h": buckets must be an integer of at least 0, not -1',
      () => histogramValue("h", [1], { buckets: -1 }),
    ],
    [
      'histogram "h": bucket 1 is [3, 2, 1], but must end behind its start and count 0 or more',
      () =>
        bucketsValue("h", [
          [0, 1, 5],
          [3, 2, 1],
        ]),
    ],
    [
      'histogram "h": bucket 0 is [0, 1, -5], but must end behind its start and count 0 or more',
      () => bucketsValue("h", [[0, 1, -5]]),
    ],
  ])("is refused: %s", (message, encode) => {
    // prettier-ignore
    expect(encode).toThrow(new TypeError(message));
  });
});
