import { seededRandom } from "@runlens/base";
import { smoothLine } from "@runlens/series-math";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyPiece, type PointView } from "./point-view.ts";
import { SmoothedColumn } from "./smoothed-column.ts";
import { arrayView } from "./test-support/array-view.ts";

function viewOf(values: Float64Array, cuts: readonly number[]): PointView {
  const steps = Float64Array.from(values, (_, i) => i * i);
  return arrayView({ steps, wallTimesSecs: Float64Array.from(values.keys()), values }, { cuts });
}

function lineOf(column: SmoothedColumn, view: PointView): number[] {
  return Array.from({ length: view.pieceCount }, (_, index) => [...column.lineOf(index)]).flat();
}

describe("SmoothedColumn", () => {
  const anyColumn = fc.record({
    how: fc.constantFrom(
      { kind: "mean", amount: 7, isByStep: true } as const,
      { kind: "gaussian", amount: 2.5, isByStep: true } as const,
      { kind: "timeEma", amount: 0.8, isByStep: true } as const,
      { kind: "timeEma", amount: 0.8, isByStep: false } as const,
    ),
    seed: fc.integer(),
    oddShare: fc.constantFrom(0, 0.05, 1),
    flatUntil: fc.constantFrom(0, 40, 400),
    lengths: fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 }),
    cuts: fc.array(fc.nat(300), { maxLength: 5 }),
    maxPoints: fc.integer({ min: 1, max: 500 }),
  });

  it("is the line over all values while the view grows, a part in each turn (500 trials)", () => {
    fc.assert(
      fc.property(anyColumn, ({ how, seed, oddShare, flatUntil, lengths, cuts, maxPoints }) => {
        const random = seededRandom(seed);
        const values = Float64Array.from({ length: 300 }, (_, i) =>
          i < flatUntil ? 0.1 : random() < oddShare ? NaN : random(),
        );
        const column = new SmoothedColumn(how);
        for (const length of lengths.toSorted((a, b) => a - b)) {
          const shown = values.slice(0, length);
          const view = viewOf(shown, cuts);
          while (!column.extend(view, maxPoints));
          const xs = Float64Array.from(shown, (_, i) => (how.isByStep ? i * i : i));
          const wanted = smoothLine(shown, xs, how.kind, how.amount);
          expect(lineOf(column, view)).toEqual([...wanted]);
          const piece = emptyPiece();
          view.look(view.pieceCount - 1, piece);
          const last = [...wanted].slice(piece.start).filter(Number.isFinite);
          const { min, max } = column.extremesOf(view.pieceCount - 1);
          expect([min, max]).toEqual([Math.min(...last), Math.max(...last)]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("takes 8 bytes per point once it is made", () => {
    const values = Float64Array.from({ length: 100_000 }, (_, i) => i % 7);
    const column = new SmoothedColumn({ kind: "gaussian", amount: 3, isByStep: true });
    column.extend(viewOf(values, []));
    expect(column.byteSize / values.length).toBeLessThan(8.1);
  });
});
