import { seededRandom } from "@runlens/base";
import { GROUP_BANDS, GROUP_CENTRES, type GroupBand, type GroupCentre } from "@runlens/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RESAMPLES } from "./bootstrap.ts";
import { groupLine, type Member } from "./group-line.ts";

type Point = readonly [x: number, y: number];
type Row = readonly [x: number, centre: number, lower: number, upper: number, n: number];

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length;
const inOrder = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

/** The statistics of textbooks, with no thought of speed. */
const CENTRES: Readonly<Record<GroupCentre, (numbers: readonly number[]) => number>> = {
  mean,
  median: (numbers) => quantile(numbers, 0.5),
  iqm: (numbers) => {
    const cut = Math.floor(numbers.length / 4);
    return mean(inOrder(numbers).slice(cut, numbers.length - cut));
  },
};

function quantile(numbers: readonly number[], share: number): number {
  const place = (numbers.length - 1) * share;
  const at = (i: number) => inOrder(numbers)[i] ?? NaN;
  return at(Math.floor(place)) * (1 - (place % 1)) + at(Math.ceil(place)) * (place % 1);
}

function deviation(numbers: readonly number[]): number {
  const squares = sum(numbers.map((each) => (each - mean(numbers)) ** 2));
  return Math.sqrt(squares / (numbers.length - 1));
}

function bounds(numbers: readonly number[], centre: GroupCentre, band: GroupBand) {
  const middle = CENTRES[centre](numbers);
  const around = (distance: number) => [middle - distance, middle + distance] as const;
  if (band === "none") return [NaN, NaN] as const;
  if (band === "minMax") return [Math.min(...numbers), Math.max(...numbers)] as const;
  if (numbers.length < 2) return [NaN, NaN] as const;
  if (band === "std") return around(deviation(numbers));
  if (band === "stderr") return around(deviation(numbers) / Math.sqrt(numbers.length));
  const random = seededRandom(numbers.length);
  const middles = Array.from({ length: RESAMPLES }, () =>
    CENTRES[centre](numbers.map(() => numbers[Math.floor(random() * numbers.length)] ?? NaN)),
  );
  return [quantile(middles, 0.025), quantile(middles, 0.975)] as const;
}

/** A line at x: a point of it that is a number, or a place between two neighbours that are both finite. */
function valueAt(points: readonly Point[], x: number): number[] {
  const places = [...new Map(inOrderOfX(points))];
  const own = places.find(([place]) => place === x);
  if (own !== undefined) return [own[1]].filter((y) => !Number.isNaN(y));
  const left = places.findLast(([place]) => place < x);
  const right = places.find(([place]) => place > x);
  if (left === undefined || right === undefined) return [];
  const slope = (right[1] - left[1]) / (right[0] - left[0]);
  return [left[1] + slope * (x - left[0])].filter(Number.isFinite);
}

const inOrderOfX = (points: readonly Point[]) => points.toSorted(([a], [b]) => a - b);

function expectedRows(lines: readonly Point[][], centre: GroupCentre, band: GroupBand): Row[] {
  const xs = inOrder([...new Set(lines.flat().map(([x]) => x))]);
  return xs.map((x) => {
    const values = lines.flatMap((points) => valueAt(points, x));
    if (values.length === 0) return [x, NaN, NaN, NaN, 0];
    const present = values.filter(Number.isFinite);
    if (present.length === 0) return [x, mean(values), NaN, NaN, values.length];
    return [x, CENTRES[centre](present), ...bounds(present, centre, band), present.length];
  });
}

function rowsOf(lines: readonly Point[][], centre: GroupCentre, band: GroupBand): Row[] {
  const group = groupLine(lines.map(memberOf), { centre, band, columns: 1_000 });
  return Array.from(group.x, (x, i): Row => [
    x,
    group.centre[i] ?? NaN,
    group.lower[i] ?? NaN,
    group.upper[i] ?? NaN,
    group.counts[i] ?? NaN,
  ]);
}

function memberOf(points: readonly Point[]): Member {
  return {
    x: Float64Array.from(points, ([x]) => x),
    values: Float64Array.from(points, ([, y]) => y),
  };
}

function smoothedMember(y: number[], smoothed: number[]): Member {
  return {
    x: Float64Array.of(0, 1),
    values: Float64Array.from(y),
    smoothed: Float64Array.from(smoothed),
  };
}

function expectClose(actual: readonly Row[], wanted: readonly Row[], tolerance = 1e-9): void {
  expect(actual.map(([x, , , , n]) => [x, n])).toEqual(wanted.map(([x, , , , n]) => [x, n]));
  for (const [i, row] of wanted.entries()) {
    for (const [j, each] of row.entries()) {
      const found = actual[i]?.[j] ?? NaN;
      if (!Number.isFinite(each)) expect(found).toBe(each);
      else expect(Math.abs(found - each)).toBeLessThanOrEqual(tolerance);
    }
  }
}

describe("groupLine", () => {
  it("draws two runs as their mean, with the deviation of a sample around it", () => {
    const a: Point[] = [
      [0, 1],
      [1, 2],
      [2, 3],
    ];
    const b: Point[] = [
      [0, 3],
      [2, 7],
    ];
    const distance = Math.SQRT2;
    expectClose(rowsOf([a, b], "mean", "std"), [
      [0, 2, 2 - distance, 2 + distance, 2],
      [1, 3.5, 3.5 - distance * 1.5, 3.5 + distance * 1.5, 2], // b is read off at 5
      [2, 5, 5 - distance * 2, 5 + distance * 2, 2],
    ]);
  });

  it("counts a run only between its first and its last point", () => {
    const rows = rowsOf(
      [
        [
          [0, 1],
          [1, 1],
          [2, 1],
          [3, 1],
        ],
        [
          [1, 3],
          [2, 3],
        ],
      ],
      "mean",
      "minMax",
    );
    expect(rows).toEqual([
      [0, 1, 1, 1, 1],
      [1, 2, 1, 3, 2],
      [2, 2, 1, 3, 2],
      [3, 1, 1, 1, 1],
    ]);
  });

  it("leaves a run out at values that are not finite, and up to their neighbours", () => {
    const rows = rowsOf(
      [
        [
          [0, 1],
          [2, NaN],
          [4, 1],
        ],
        [
          [0, 3],
          [1, 3],
          [2, 3],
          [4, 3],
        ],
      ],
      "mean",
      "none",
    );
    expect(rows.map(([x, centre, , , n]) => [x, centre, n])).toEqual([
      [0, 2, 2],
      [1, 3, 1],
      [2, 3, 1],
      [4, 2, 2],
    ]);
  });

  it("is infinite where all runs that are there are", () => {
    const up: Point[] = [
      [0, 1],
      [1, Infinity],
      [2, Infinity],
      [3, Infinity],
    ];
    const mixed: Point[] = [
      [0, 1],
      [1, Infinity],
      [2, 5],
      [3, -Infinity],
    ];
    expect(rowsOf([up, mixed], "mean", "minMax")).toEqual([
      [0, 1, 1, 1, 2],
      [1, Infinity, NaN, NaN, 2],
      [2, 5, 5, 5, 1],
      [3, NaN, NaN, NaN, 2],
    ]);
  });

  it("takes the last of several points at one x, in whatever order they were logged", () => {
    expect(
      rowsOf(
        [
          [
            [1, 5],
            [0, 1],
            [1, 7],
          ],
        ],
        "mean",
        "none",
      ).map(([x, y]) => [x, y]),
    ).toEqual([
      [0, 1],
      [1, 7],
    ]);
  });

  it("trims a quarter at either end for the interquartile mean", () => {
    const lines = [1, 2, 3, 4, 5, 6, 7, 100].map((y): Point[] => [[0, y]]);
    expect(rowsOf(lines, "iqm", "none")[0]?.[1]).toBe(4.5);
    expect(rowsOf(lines, "median", "none")[0]?.[1]).toBe(4.5);
    expect(rowsOf(lines.slice(0, 3), "iqm", "none")[0]?.[1]).toBe(2);
  });

  const point = fc.tuple(
    fc.integer({ min: 0, max: 12 }),
    fc.oneof(
      { weight: 9, arbitrary: fc.double({ min: -10, max: 10, noNaN: true }) },
      { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity) },
    ),
  );
  const anyLines = fc.array(fc.array(point, { maxLength: 8 }), { minLength: 1, maxLength: 9 });

  it.each(GROUP_CENTRES.flatMap((centre) => GROUP_BANDS.map((band) => [centre, band] as const)))(
    "%s with %s equals the reference to 1e-9",
    (centre, band) => {
      const numRuns = band === "bootstrap" ? 8 : 200;
      fc.assert(
        fc.property(anyLines, (points) => {
          expectClose(rowsOf(points, centre, band), expectedRows(points, centre, band));
        }),
        { numRuns },
      );
    },
  );

  it("keeps the extremes of middle and band when there are more x than a chart has room for", () => {
    const random = seededRandom(5);
    const spike = 7_777;
    const lines = Array.from({ length: 3 }, () =>
      Array.from({ length: 10_000 }, (_, x): Point => [x, x === spike ? 50 : random()]),
    );
    const group = groupLine(lines.map(memberOf), {
      centre: "median",
      band: "minMax",
      columns: 100,
    });
    expect(group.exact).toBe(false);
    expect(group.x.length).toBeLessThan(100 * 8);
    expect(group.x).toContain(spike);
    const all = expectedRows(
      lines.map((points) => points.slice(0, 300)),
      "median",
      "minMax",
    );
    const inSight = (column: Float64Array) => column.filter((_, i) => (group.x[i] ?? NaN) < 300);
    expect(Math.max(...inSight(group.upper))).toBe(Math.max(...all.map(([, , , upper]) => upper)));
    expect(Math.min(...inSight(group.lower))).toBe(Math.min(...all.map(([, , lower]) => lower)));
  });

  it("leaves out x, evenly, where there are more cells than allowed", () => {
    const ramp = Array.from({ length: 101 }, (_, x): Point => [x, 2 * x]);
    const options = { centre: "mean", band: "none", columns: 10, maxCells: 22 } as const;
    const group = groupLine([memberOf(ramp), memberOf(ramp)], options);
    expect([...group.x]).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    expect([...group.centre]).toEqual([0, 20, 40, 60, 80, 100, 120, 140, 160, 180, 200]);
    expect([group.exact, group.isThinned]).toEqual([false, true]);
  });

  it("draws the band around the smoothed middle, with the raw one beside it", () => {
    const members = [smoothedMember([0, 10], [4, 6]), smoothedMember([2, 12], [8, 10])];
    const group = groupLine(members, { centre: "mean", band: "minMax", columns: 10 });
    expect([...group.centre]).toEqual([1, 11]);
    expect([...(group.smoothedCentre ?? [])]).toEqual([6, 8]);
    expect([...group.lower, ...group.upper]).toEqual([4, 6, 8, 10]);
  });
});
