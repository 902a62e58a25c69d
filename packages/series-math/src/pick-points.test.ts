import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pickPoints } from "./pick-points.ts";

const number = fc.oneof(
  { weight: 7, arbitrary: fc.integer({ min: -9, max: 9 }) },
  { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity) },
);

/** What is wanted of the positions that were picked, looked up one by one. */
function missingFrom(
  picked: ReadonlySet<number>,
  x: readonly number[],
  lines: readonly (readonly number[])[],
  { min, max }: { min: number; max: number },
  columns: number,
): string[] {
  const missing: string[] = [];
  const inside = [...x.keys()].filter((i) => (x[i] ?? NaN) >= min && (x[i] ?? NaN) <= max);
  const columnOf = (i: number) =>
    Math.min(Math.floor((((x[i] ?? NaN) - min) / (max - min)) * columns), columns - 1);
  for (const column of new Set(inside.map(columnOf))) {
    const members = inside.filter((i) => columnOf(i) === column);
    for (const [at, line] of lines.entries()) {
      const valueOf = (i: number) => line[i] ?? NaN;
      const finite = members.filter((i) => Number.isFinite(valueOf(i)));
      const kept = finite.filter((i) => picked.has(i)).map(valueOf);
      for (const extreme of [Math.min, Math.max]) {
        if (finite.length > 0 && extreme(...kept) !== extreme(...finite.map(valueOf))) {
          missing.push(`${extreme.name} of line ${at} in column ${column}`);
        }
      }
      for (const odd of at === 0 ? [NaN, Infinity, -Infinity] : []) {
        const having = members.filter((i) => Object.is(valueOf(i), odd));
        if (having.length > 0 && !having.some((i) => picked.has(i))) missing.push(String(odd));
      }
    }
  }
  const ends = [inside[0], inside.at(-1)].filter((i) => i !== undefined);
  return [...missing, ...ends.filter((i) => !picked.has(i)).map((i) => `end ${i}`)];
}

describe("pickPoints", () => {
  it("keeps what every pixel column needs, in any order of x (3,000 trials)", () => {
    const points = fc.array(fc.tuple(number, number, number), { maxLength: 60 });
    const range = fc.record({
      min: fc.integer({ min: -10, max: 3 }),
      width: fc.integer({ min: 1, max: 15 }),
    });
    fc.assert(
      fc.property(
        points,
        range,
        fc.integer({ min: 1, max: 4 }),
        (rows, { min, width }, columns) => {
          const [x, a, b] = [0, 1, 2].map((i) => rows.map((row) => row[i] ?? NaN));
          if (x === undefined || a === undefined || b === undefined) return;
          const lines = [Float64Array.from(a), Float64Array.from(b)];
          const xRange = { min, max: min + width };
          const { positions, exact } = pickPoints(Float64Array.from(x), lines, xRange, columns);
          const picked = new Set(positions);
          expect([...positions]).toEqual([...picked].toSorted((i, j) => i - j));
          expect(missingFrom(picked, x, [a, b], xRange, columns)).toEqual([]);
          const inside = [...x.keys()].filter(
            (i) => (x[i] ?? NaN) >= min && (x[i] ?? NaN) <= min + width,
          );
          expect(exact).toBe(inside.length <= 4 * columns);
          if (exact) expect(inside.filter((i) => !picked.has(i))).toEqual([]);
          else expect(positions.length).toBeLessThanOrEqual(columns * 7 + 4);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it("takes a neighbour on either side, so that lines run to the edge", () => {
    const x = Float64Array.of(0, 1, 2, 3, 4, 5);
    const { positions } = pickPoints(x, [x], { min: 1.5, max: 3.5 }, 10);
    expect([...positions]).toEqual([1, 2, 3, 4]);
  });
});
