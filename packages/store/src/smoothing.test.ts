import { seededRandom } from "@runlens/base";
import { smoothDebiased } from "@runlens/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyPiece, type PointView } from "./point-view.ts";
import { Smoothing } from "./smoothing.ts";
import { arrayView } from "./test-support/array-view.ts";

function viewOf(values: Float64Array, cuts: readonly number[]): PointView {
  const steps = Float64Array.from(values.keys());
  return arrayView({ steps, wallTimesSecs: steps, values }, { cuts });
}

/** All that is said of the smoothed line of a view, from whole pieces, parts and single points. */
function linesOf(smoothing: Smoothing, view: PointView) {
  const piece = emptyPiece();
  const whole: number[] = [];
  const halves: number[] = [];
  const single: number[] = [];
  const extremes: number[][] = [];
  for (let index = 0; index < view.pieceCount; index++) {
    view.look(index, piece);
    const { count, allFinite, start } = piece;
    const line = (from: number, to: number) =>
      smoothing.lineOf(index, view.values(index), from, to, allFinite).slice(from, to);
    whole.push(...line(0, count));
    halves.push(...line(0, count >> 1), ...line(count >> 1, count));
    for (let at = 0; at < count; at++) single.push(smoothing.valueAt(view, index, piece, at));
    const { min, max, minAt, maxAt } = smoothing.extremesOf(index);
    if (min <= max) extremes.push([min, start + minAt, max, start + maxAt]);
  }
  return { whole, halves, single, extremes };
}

/** The same from the line over all values. */
function expectedLines(values: Float64Array, weight: number, view: PointView) {
  const line = [...smoothDebiased(values, weight)];
  const piece = emptyPiece();
  const extremes: number[][] = [];
  for (let index = 0; index < view.pieceCount; index++) {
    view.look(index, piece);
    const stretch = line.slice(piece.start, piece.start + piece.count);
    const finite = stretch.filter(Number.isFinite);
    if (finite.length === 0) continue;
    const [min, max] = [Math.min(...finite), Math.max(...finite)];
    extremes.push([
      min,
      piece.start + stretch.findIndex((value) => value === min),
      max,
      piece.start + stretch.findIndex((value) => value === max),
    ]);
  }
  return { whole: line, halves: line, single: line, extremes };
}

/** Noise, now and then a value that is no number; or one value throughout, or until the end. */
function valuesOf(kind: string, length: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length }, (_, i) => {
    if (kind === "one value") return 0.1;
    if (kind === "one value but the last") return i < length - 1 ? 0.1 : 0.2;
    if (kind === "infinite") return Infinity;
    if (kind === "with gaps" && random() < 0.02) return random() < 0.5 ? NaN : -Infinity;
    return random() - 0.5;
  });
}

describe("Smoothing", () => {
  const kinds = ["noise", "with gaps", "one value", "one value but the last", "infinite"];
  const logged = fc.record({
    kind: fc.constantFrom(...kinds),
    length: fc.integer({ min: 1, max: 2_000 }),
    seed: fc.integer(),
    weight: fc.constantFrom(0.001, 0.3, 0.6, 0.9, 0.999, 1),
    cuts: fc.array(fc.nat(2_000), { maxLength: 8 }),
  });

  it("is bit by bit the line over all values, however they are cut (500 trials)", () => {
    fc.assert(
      fc.property(logged, ({ kind, length, seed, weight, cuts }) => {
        const values = valuesOf(kind, length, seed);
        const view = viewOf(values, cuts);
        const smoothing = new Smoothing(weight);
        smoothing.extend(view);
        expect(linesOf(smoothing, view)).toEqual(expectedLines(values, weight, view));
      }),
      { numRuns: 500 },
    );
  });

  it("is the same when the view grows, and when it is made a part at a time (300 trials)", () => {
    const ends = fc.array(fc.nat(2_000), { maxLength: 5 });
    fc.assert(
      fc.property(logged, ends, fc.integer({ min: 1, max: 700 }), (of, lengths, maxPoints) => {
        const { kind, length, seed, weight, cuts } = of;
        const values = valuesOf(kind, length, seed);
        const smoothing = new Smoothing(weight);
        for (const end of [...lengths.toSorted((a, b) => a - b), length]) {
          const shown = values.slice(0, Math.min(end, length));
          const view = viewOf(shown, cuts);
          let turns = 0;
          while (!smoothing.extend(view, maxPoints)) turns += 1;
          expect(turns).toBeLessThanOrEqual(view.length / maxPoints + view.pieceCount);
          expect(linesOf(smoothing, view)).toEqual(expectedLines(shown, weight, view));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("takes a fraction of a byte per point", () => {
    const values = valuesOf("noise", 512 * 200, 1);
    const cuts = Array.from({ length: 200 }, (_, i) => i * 512);
    const smoothing = new Smoothing(0.6);
    smoothing.extend(viewOf(values, cuts));
    expect(smoothing.byteSize / values.length).toBeLessThan(0.5);
  });
});
