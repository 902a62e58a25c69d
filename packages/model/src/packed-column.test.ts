import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  packColumn,
  packedByteLength,
  unpackColumn,
  type ColumnEncoding,
} from "./packed-column.ts";

function packedAndBack(cells: Float64Array): {
  encoding: ColumnEncoding;
  byteLength: number;
  back: Float64Array;
} {
  const { encoding, byteLength, write } = packColumn(cells);
  expect(byteLength).toBe(packedByteLength(encoding, cells.length));
  expect(byteLength % 8).toBe(0);
  const frame = new ArrayBuffer(byteLength + 8);
  if (byteLength > 0) write(frame, 8);
  return { encoding, byteLength, back: unpackColumn(encoding, cells.length, frame, 8) };
}

const column = (length: number, cellAt: (i: number) => number) =>
  Float64Array.from({ length }, (_, i) => cellAt(i));

/** Seconds since 1970 with a little noise, as they are logged. */
const wallTime = (i: number): number => 1_795_414_073.77 + i * 0.1 + 1e-3 * Math.sin(i * i);

const anyCell = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.float(),
  fc.constantFrom(0, -0, NaN, Infinity, -Infinity, 2 ** 53, -(2 ** 53), 5e-324, 1.7e308),
);
const anyColumn = fc.oneof(
  fc.array(anyCell),
  fc.array(fc.integer({ min: -5, max: 5 })),
  fc.array(fc.integer({ min: 0, max: 70_000 })).map((steps) => steps.toSorted((a, b) => a - b)),
  fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 })),
  fc.array(fc.float({ noNaN: true }), { minLength: 3 }),
  fc
    .record({
      first: fc.double({ min: 1e-5, max: 2e9, noNaN: true }),
      slope: fc.double({ min: -10, max: 10, noNaN: true }),
      noise: fc.array(fc.double({ min: -1e-3, max: 1e-3, noNaN: true })),
    })
    .map(({ first, slope, noise }) => noise.map((off, i) => first + slope * i + off)),
);

describe("a packed column", () => {
  it("is bit for bit what it was (5,000 trials)", () => {
    fc.assert(
      fc.property(anyColumn, (cells) => {
        const { back } = packedAndBack(Float64Array.from(cells));
        expect([...back]).toEqual(cells);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each<[string, Float64Array, ColumnEncoding, number]>([
    ["steps in even distances", column(1000, (i) => 50 + 20 * i), "even", 16],
    ["one value over and over", column(1000, () => 0.1), "even", 16],
    ["steps that were picked", column(1000, (i) => 7 * i + (i % 3)), "u16", 2008],
    ["steps far from each other", column(1000, (i) => 90_000 * i + (i % 3)), "i32", 4008],
    ["steps that go back", column(1000, (i) => (i * 7) % 500), "i32", 4008],
    ["values of single precision", column(1000, (i) => Math.fround(Math.sin(i))), "f32", 4000],
    ["wall times", column(1000, wallTime), "line", 4024],
    ["values of double precision", column(1000, Math.sin), "f64", 8000],
    ["integers that no float64 tells apart", column(3, (i) => 2 ** 53 + 4 * i), "even", 16],
    ["nothing", column(0, () => 0), "even", 0],
  ])("has for %s the encoding that fits", (_name, cells, encoding, byteLength) => {
    const packed = packedAndBack(cells);
    expect([packed.encoding, packed.byteLength]).toEqual([encoding, byteLength]);
    expect(packed.back).toEqual(cells);
  });
});
