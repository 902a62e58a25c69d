import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choosePoints, type Line } from "./reduce.ts";

const lineOf = (xs: number[], values: number[], smoothed?: number[]): Line => ({
  xs: Float64Array.from(xs),
  xOrigin: 0,
  values: Float64Array.from(values),
  ...(smoothed === undefined ? {} : { smoothed: Float64Array.from(smoothed) }),
});

function chosen(line: Line, range: { min: number; max: number } | undefined, columns: number) {
  const choice = choosePoints(line, range, columns);
  const positions =
    choice.kind === "picks"
      ? [...choice.picks]
      : Array.from({ length: choice.to - choice.from }, (_, i) => choice.from + i);
  return { positions, exact: choice.exact };
}

/** The definition, with no thought of speed. */
function bruteForce(line: Line, range: { min: number; max: number } | undefined, columns: number) {
  const xs = [...line.xs].map((x) => x - line.xOrigin);
  const all = xs.map((_, i) => i);
  if (range === undefined && all.length <= 4 * columns) return { positions: all, exact: true };
  const placed = all.filter((i) => Number.isFinite(xs[i]));
  const at = (i: number) => xs[i] ?? NaN;
  const min = range?.min ?? Math.min(...placed.map(at));
  const max = range?.max ?? Math.max(...placed.map(at));
  const inside = placed.filter((i) => at(i) >= min && at(i) <= max);
  const below = placed.filter((i) => at(i) < min).toSorted((a, b) => at(b) - at(a) || b - a);
  const above = placed.filter((i) => at(i) > max).toSorted((a, b) => at(a) - at(b) || a - b);
  const edges = [below[0], above[0]].filter((i) => i !== undefined);
  if (inside.length <= 4 * columns)
    return { positions: rising([...edges, ...inside]), exact: true };

  const columnOf = (i: number) =>
    max === min ? 0 : Math.min(columns - 1, Math.floor(((at(i) - min) / (max - min)) * columns));
  const kept = Array.from({ length: columns }, (_, column) => {
    const members = inside.filter((i) => columnOf(i) === column);
    const first = (value: number) => members.find((i) => Object.is(line.values[i], value));
    return [
      ...extremes(line.values, members),
      ...(line.smoothed ? extremes(line.smoothed, members) : []),
      ...[first(NaN), first(Infinity), first(-Infinity)].filter((i) => i !== undefined),
    ];
  });
  const ends = [inside[0], inside.at(-1)].filter((i) => i !== undefined);
  return { positions: rising([...edges, ...ends, ...kept.flat()]), exact: false };
}

const rising = (positions: number[]) => [...new Set(positions)].toSorted((a, b) => a - b);

function extremes(values: Float64Array, members: number[]): number[] {
  const finite = members.filter((i) => Number.isFinite(values[i]));
  const all = finite.map((i) => values[i] ?? NaN);
  return [Math.min(...all), Math.max(...all)].flatMap(
    (extreme) => finite.find((i) => values[i] === extreme) ?? [],
  );
}

describe("choosePoints", () => {
  it("keeps the one spike of a long flat line", () => {
    const values = Array.from({ length: 10_000 }, (_, i) => (i === 6_789 ? 9 : 0));
    const { positions, exact } = chosen(lineOf([...values.keys()], values), undefined, 10);
    expect(exact).toBe(false);
    expect(positions).toContain(6_789);
    expect(positions.length).toBeLessThanOrEqual(10 * 2 + 2);
  });

  it("gives up to four points per column whole, with one neighbour on either side", () => {
    const line = lineOf([0, 1, 2, 3, 4, 5, 6, 7], [0, 0, 0, 0, 0, 0, 0, 0]);
    expect(chosen(line, { min: 2, max: 5 }, 1)).toEqual({
      positions: [1, 2, 3, 4, 5, 6],
      exact: true,
    });
    expect(chosen(line, { min: 2.2, max: 2.8 }, 1)).toEqual({ positions: [2, 3], exact: true });
    expect(chosen(line, { min: 9, max: 10 }, 1)).toEqual({ positions: [7], exact: true });
  });

  it("of one column keeps first, last, extremes and one non-finite value of each kind", () => {
    const values = [5, 3, NaN, NaN, Infinity, 9, 3, -Infinity, 9, 4];
    expect(chosen(lineOf([...values.keys()], values), undefined, 1)).toEqual({
      positions: [0, 1, 2, 4, 5, 7, 9],
      exact: false,
    });
  });

  it("keeps the extremes of the smoothed line too", () => {
    const values = [0, 1, 1, 1, 1, 0];
    const smoothed = [0.2, 0.3, 0.1, 0.5, 0.4, 0.2];
    expect(chosen(lineOf([...values.keys()], values, smoothed), undefined, 1).positions).toEqual([
      0, 1, 2, 3, 5,
    ]);
  });

  it("equals its definition on any line and range", () => {
    const x = fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: -20, max: 20 }) },
      { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity, 0.1, 1e-320, -0) },
    );
    const value = fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: -5, max: 5 }) },
      { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity, 1e308, -1e308, 5e-324) },
    );
    const point = fc.record({ x, value, smoothed: value });
    const range = fc
      .tuple(fc.integer({ min: -25, max: 25 }), fc.nat(30))
      .map(([min, width]) => ({ min, max: min + width / 2 }));
    fc.assert(
      fc.property(
        fc.array(point, { maxLength: 60 }),
        fc.constantFrom("as logged", "sorted", "constant"),
        fc.option(range, { nil: undefined }),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        fc.constantFrom(0, 3, -7.5),
        (points, order, xRange, columns, isSmoothed, xOrigin) => {
          const xs = Float64Array.from(points, (p) => (order === "constant" ? 3 : p.x));
          if (order === "sorted") xs.sort();
          const values = Float64Array.from(points, (p) => p.value);
          const smoothed = Float64Array.from(points, (p) => p.smoothed);
          const line = { xs, xOrigin, values, ...(isSmoothed ? { smoothed } : {}) };
          expect(chosen(line, xRange, columns)).toEqual(bruteForce(line, xRange, columns));
        },
      ),
      { numRuns: 5_000 },
    );
  });
});
