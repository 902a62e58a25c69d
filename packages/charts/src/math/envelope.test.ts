import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildEnvelope, createEnvelope, type Envelope } from "./envelope.ts";
import { createPoints } from "./points.ts";
import type { ScaleKind } from "./scale.ts";

describe("buildEnvelope", () => {
  it("keeps first, last, smallest and largest of each column", () => {
    const { visits } = setup({ columns: 2, xRange: [0, 4] });
    expect(visits([0, 1, 1.5, 2, 3], [5, 9, 1, 4, 4])).toEqual([
      "column 0: 5..1, 1 to 9, 3 points, opens",
      "column 1: 4..4, 4 to 4, 2 points",
    ]);
  });

  it("keeps a neighbour on either side, so that the line runs to the edges", () => {
    const { visits } = setup({ columns: 1, xRange: [10, 20] });
    expect(visits([0, 5, 15, 25, 30], [1, 2, 3, 4, 5])).toEqual([
      "column -1: 2..2, 2 to 2, 1 points, opens",
      "column 0: 3..3, 3 to 3, 1 points",
      "column 1: 4..4, 4 to 4, 1 points",
    ]);
  });

  it("opens a gap at what cannot be drawn and notes it once per column", () => {
    const { visits, odd } = setup({ columns: 4, xRange: [0, 4] });
    const x = [0.5, 1.1, 1.2, 1.3, 2.5, 3.5];
    const y = [1, NaN, NaN, Infinity, 2, -Infinity];
    expect(visits(x, y)).toEqual([
      "column 0: 1..1, 1 to 1, 1 points, opens",
      "column 2: 2..2, 2 to 2, 1 points, opens",
    ]);
    expect(odd(x, y)).toEqual(["1 nan", "1 positiveInfinity", "3 negativeInfinity"]);
  });

  it("leaves out what a log scale cannot show", () => {
    const { visits } = setup({ columns: 3, xRange: [0, 3], floor: 0 });
    expect(visits([0, 1, 2], [1, 0, 2])).toEqual([
      "column 0: 1..1, 1 to 1, 1 points, opens",
      "column 2: 2..2, 2 to 2, 1 points, opens",
    ]);
  });

  it("makes columns of a log x-axis, and leaves out x of 0", () => {
    const { visits } = setup({ columns: 3, xRange: [1, 1000], kind: "log" });
    expect(visits([0, 0.5, 2, 5, 20, 300], [1, 2, 3, 4, 5, 6])).toEqual([
      "column -1: 2..2, 2 to 2, 1 points, opens",
      "column 0: 3..4, 3 to 4, 2 points",
      "column 1: 5..5, 5 to 5, 1 points",
      "column 2: 6..6, 6 to 6, 1 points",
    ]);
  });

  it("visits a column again when x goes back", () => {
    const { visits } = setup({ columns: 2, xRange: [0, 2] });
    expect(visits([0, 1, 0], [1, 2, 3])).toEqual([
      "column 0: 1..1, 1 to 1, 1 points, opens",
      "column 1: 2..2, 2 to 2, 1 points",
      "column 0: 3..3, 3 to 3, 1 points",
    ]);
  });

  it("loses no extreme: equal to a look at every point", () => {
    const point = fc.tuple(
      // Steps that doubles hold exactly, so that both looks agree on what lies on an edge.
      fc.integer({ min: -5 * 64, max: 21 * 64 }).map((place) => place / 64),
      fc.oneof(
        fc.double({ min: -9, max: 9, noNaN: true }),
        fc.constantFrom(NaN, Infinity, -Infinity),
      ),
    );
    fc.assert(
      fc.property(fc.array(point, { maxLength: 300 }), fc.boolean(), (points, sorted) => {
        const ordered = sorted ? points.toSorted(([a], [b]) => a - b) : points;
        const { extremes } = setup({ columns: 8, xRange: [0, 16] });
        expect(extremes(ordered)).toEqual(extremesByHand(ordered, 8, 16));
      }),
    );
  });

  it("grows past its first capacity", () => {
    const x = Array.from({ length: 5000 }, (_, i) => i);
    const { visits } = setup({ columns: 5000, xRange: [0, 5000] });
    expect(visits(x, x)).toHaveLength(5000);
    expect(visits(x, x)[4999]).toBe("column 4999: 4999..4999, 4999 to 4999, 1 points");
  });
});

type Extremes = Record<number, readonly [min: number, max: number]>;

function setup(options: {
  columns: number;
  xRange: [number, number];
  floor?: number;
  kind?: ScaleKind;
}) {
  const { columns, floor = -Infinity } = options;
  const [min, max] = options.xRange;
  const build = (x: readonly number[], y: readonly number[]): Envelope =>
    buildEnvelope(
      createPoints(Float64Array.from(x), Float64Array.from(y)),
      { xRange: { min, max }, columns, floor, kind: options.kind ?? "linear" },
      createEnvelope(),
    );
  return {
    visits: (x: readonly number[], y: readonly number[]) => {
      const e = build(x, y);
      return Array.from(
        { length: e.length },
        (_, i) =>
          `column ${e.column[i]}: ${e.first[i]}..${e.last[i]}, ${e.min[i]} to ${e.max[i]}, ` +
          `${e.count[i]} points${e.opens[i] === 1 ? ", opens" : ""}`,
      );
    },
    odd: (x: readonly number[], y: readonly number[]) =>
      build(x, y).odd.map(({ column, kind }) => `${column} ${kind}`),
    extremes: (points: readonly (readonly [number, number])[]) => {
      const e = build(
        points.map(([x]) => x),
        points.map(([, y]) => y),
      );
      const found: Extremes = {};
      for (let i = 0; i < e.length; i++) {
        const column = e.column[i] ?? NaN;
        if (column >= 0 && column < columns)
          include(found, column, e.min[i] ?? NaN, e.max[i] ?? NaN);
      }
      return found;
    },
  };
}

function extremesByHand(
  points: readonly (readonly [number, number])[],
  columns: number,
  width: number,
): Extremes {
  const found: Extremes = {};
  for (const [x, y] of points) {
    const column = Math.floor(x * (columns / width));
    if (column >= 0 && column < columns && Number.isFinite(y)) include(found, column, y, y);
  }
  return found;
}

function include(extremes: Extremes, column: number, low: number, high: number): void {
  const [min, max] = extremes[column] ?? [Infinity, -Infinity];
  extremes[column] = [Math.min(min, low) + 0, Math.max(max, high) + 0];
}
