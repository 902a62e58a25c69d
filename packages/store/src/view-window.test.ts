import { seededRandom } from "@runlens/base";
import { SMOOTHING_KINDS, type XAxis } from "@runlens/model";
import { smoothLine } from "@runlens/series-math";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PointView } from "./point-view.ts";
import { choosePoints, type WindowView } from "./reduce.ts";
import { arrayView, type Column } from "./test-support/array-view.ts";
import { bruteForce } from "./test-support/brute-force.ts";
import { ViewNotes } from "./view-notes.ts";
import { windowOfView } from "./view-window.ts";

/** Of a view: the window, and the positions it was made of. */
function windowAndPositions(view: PointView, query: WindowView, notes: ViewNotes) {
  const choice = choosePoints(view, query, notes);
  const positions =
    choice.kind === "picks"
      ? [...choice.picks]
      : Array.from({ length: choice.to - choice.from }, (_, i) => choice.from + i);
  return { positions, window: windowOfView(view, query, notes) };
}

/** The same from plain arrays and by the definition. */
function expected({ steps, wallTimesSecs, values }: Column, query: WindowView) {
  const { xAxis, xRange, columns, smoothing, smoothingKind = "ema" } = query;
  const originTimeSecs = wallTimesSecs.find(Number.isFinite) ?? NaN;
  const origin = xAxis === "relative" ? originTimeSecs : 0;
  const xs = xAxis === "step" ? [...steps] : [...wallTimesSecs].map((time) => time - origin);
  const distances = xAxis === "step" ? steps : wallTimesSecs;
  const smoothed = smoothLine(values, distances, smoothingKind, smoothing);
  const line = { xs, values: [...values], ...(smoothing > 0 ? { smoothed: [...smoothed] } : {}) };
  const { positions, exact } = bruteForce(line, xRange, columns);
  const take = (column: Float64Array) => Float64Array.from(positions, (i) => column[i] ?? NaN);
  return {
    positions,
    window: {
      length: positions.length,
      exact,
      totalPoints: values.length,
      originTimeSecs,
      steps: take(steps),
      wallTimesSecs: take(wallTimesSecs),
      values: take(values),
      ...(smoothing > 0 ? { smoothed: take(smoothed) } : {}),
    },
  };
}

const axis = fc.constantFrom<XAxis>("step", "wall", "relative");
const weight = fc.constantFrom(0, 0.6, 0.999, 1);
const kind = fc.constantFrom(...SMOOTHING_KINDS);

const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -5, max: 5 }) },
  { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity, 1e308, -1e308, 5e-324, -0) },
);
const wallTime = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: -20, max: 20 }) },
  { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity, 0.1, 1e-320, -0) },
);
const point = fc.record({ step: fc.integer({ min: -20, max: 20 }), wallTime, value });
const xRange = fc
  .tuple(fc.integer({ min: -25, max: 25 }), fc.nat(30))
  .map(([min, width]) => ({ min, max: min + width / 2 }));

/** Up to 60 points in any order and pieces of any size. */
const columnsOfAnyOrder = fc
  .record({
    points: fc.array(point, { maxLength: 60 }),
    steps: fc.constantFrom("in order", "of all attempts", "equal"),
    times: fc.constantFrom("in order", "as logged", "equal"),
    values: fc.constantFrom("any", "finite", "equal"),
  })
  .map(({ points, steps, times, values }): Column => {
    const column = {
      steps: Float64Array.from(points, (p) => (steps === "equal" ? 3 : p.step)),
      wallTimesSecs: Float64Array.from(points, (p) => (times === "equal" ? 3 : p.wallTime)),
      values: Float64Array.from(points, (p) =>
        values === "equal" ? 0.1 : values === "any" || Number.isFinite(p.value) ? p.value : 0,
      ),
    };
    if (steps === "in order") column.steps.sort();
    if (times === "in order") column.wallTimesSecs.sort();
    return column;
  });
const pieces = fc.record({
  cuts: fc.array(fc.nat(60), { maxLength: 20 }),
  hasExtremes: fc.boolean(),
});

describe("windowOfView", () => {
  it("equals its definition for any points, pieces, range and axis (5,000 trials)", () => {
    const query = fc.record(
      {
        xAxis: axis,
        xRange,
        columns: fc.integer({ min: 1, max: 9 }),
        smoothing: weight,
        smoothingKind: kind,
      },
      { requiredKeys: ["xAxis", "columns", "smoothing"] },
    );
    fc.assert(
      fc.property(columnsOfAnyOrder, pieces, query, query, (column, cut, first, second) => {
        const view = arrayView(column, cut);
        const notes = new ViewNotes();
        for (const asked of [first, second, first]) {
          expect(windowAndPositions(view, asked, notes)).toEqual(expected(column, asked));
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it("equals its definition for 3,000 points in pieces of up to 512 (200 trials)", () => {
    const query = fc.record({
      xAxis: axis,
      columns: fc.constantFrom(1, 10, 100, 200, 8_192),
      smoothing: weight,
      smoothingKind: kind,
      // By position, so that ends often meet a point.
      ends: fc.option(fc.tuple(fc.nat(2_999), fc.nat(2_999))),
    });
    const data = fc.record({ seed: fc.integer(), clockJumps: fc.boolean(), gaps: fc.boolean() });
    fc.assert(
      fc.property(data, fc.integer({ min: 100, max: 512 }), query, (logged, pieceSize, asked) => {
        const column = longColumn(logged);
        const cuts = [...column.values.keys()].filter((i) => i % pieceSize === 0);
        const { ends, ...view } = asked;
        const xs = asked.xAxis === "step" ? column.steps : column.wallTimesSecs;
        const at = (ends ?? []).map((i) => (xs[i] ?? NaN) - (asked.xAxis === "relative" ? 1e9 : 0));
        const range = ends && { min: Math.min(...at), max: Math.max(...at) };
        const full = { ...view, ...(range && { xRange: range }) };
        const shown = windowAndPositions(arrayView(column, { cuts }), full, new ViewNotes());
        expect(shown).toEqual(expected(column, full));
      }),
      { numRuns: 200 },
    );
  });

  it("keeps its notes while a view grows at its end (2,000 trials)", () => {
    const query = fc.record({
      xAxis: axis,
      columns: fc.integer({ min: 1, max: 5 }),
      smoothing: weight,
      smoothingKind: kind,
    });
    fc.assert(
      fc.property(
        columnsOfAnyOrder,
        pieces,
        fc.array(fc.nat(60)),
        query,
        (all, cut, ends, asked) => {
          const notes = new ViewNotes();
          for (const end of [...ends.toSorted((a, b) => a - b), 60]) {
            const column = firstPoints(all, end);
            const shown = windowAndPositions(arrayView(column, cut), asked, notes);
            expect(shown).toEqual(expected(column, asked));
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

/** Noise at steps 0, 1, 2, …; the clock may jump back now and then, and values be missing. */
function longColumn({
  seed,
  clockJumps,
  gaps,
}: {
  seed: number;
  clockJumps: boolean;
  gaps: boolean;
}) {
  const random = seededRandom(seed);
  let wallTimeSecs = 1e9;
  return {
    steps: Float64Array.from({ length: 3_000 }, (_, i) => i),
    wallTimesSecs: Float64Array.from({ length: 3_000 }, () => {
      const now = wallTimeSecs;
      wallTimeSecs += clockJumps && random() < 0.005 ? -100 * random() : random();
      return now;
    }),
    values: Float64Array.from({ length: 3_000 }, () =>
      gaps && random() < 0.01 ? NaN : Math.round(random() * 1_000) / 1_000,
    ),
  };
}

function firstPoints({ steps, wallTimesSecs, values }: Column, count: number): Column {
  return {
    steps: steps.slice(0, count),
    wallTimesSecs: wallTimesSecs.slice(0, count),
    values: values.slice(0, count),
  };
}
