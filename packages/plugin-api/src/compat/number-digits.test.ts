import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_NUMBER_BYTES, writeNumber } from "./number-digits.ts";

function textOf(value: number): string {
  const bytes = new Uint8Array(MAX_NUMBER_BYTES + 1);
  const end = writeNumber(value, bytes, 1);
  return new TextDecoder().decode(bytes.subarray(1, end));
}

const RUNS = { numRuns: 20_000 };

describe("writeNumber", () => {
  it.each([
    [0, "0"],
    [-0, "-0"],
    [7, "7"],
    [-1200, "-1200"],
    [0.5, "0.5"],
    [0.1, "0.1"],
    [Math.fround(0.1), "0.10000000149011612"],
    [1e-7, "1e-7"],
    [0.00001, "0.00001"],
    [1700000000.25, "1700000000.25"],
    [1700000000.123456, "1700000000.123456"],
    [99_999_999, "99999999"],
    [100_000_000, "100000000"],
    [999_999_999_999_999, "999999999999999"],
    [999_999_999_999_999.9, "999999999999999.9"],
    [1e21, "1e+21"],
    [-1.7976931348623157e308, "-1.7976931348623157e+308"],
  ])("writes %d as %s", (value, text) => {
    expect(textOf(value)).toBe(text);
  });

  it("rounds what lies between two decimals as String does", () => {
    const step = 2 ** -8; // Eight decimals, of which the seventeenth digit is the last but one.
    for (let i = 1; i < 256; i += 2) {
      const value = 1_700_000_000 + i * step;
      expect(textOf(value)).toBe(String(value));
    }
  });

  it("writes any number as String does", () => {
    const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(anyNumber, (value) => {
        expect(textOf(value)).toBe(Object.is(value, -0) ? "-0" : String(value));
      }),
      RUNS,
    );
  });

  it.each([
    ["32-bit values", fc.float({ noNaN: true, noDefaultInfinity: true })],
    ["values of curves", fc.float({ min: Math.fround(1e-6), max: 1000, noNaN: true })],
    ["wall times", fc.double({ min: 1e9, max: 4e9, noNaN: true })],
    ["whole numbers", fc.maxSafeNat()],
    ["multiples of a thousandth", fc.nat().map((thousandths) => thousandths / 1000)],
    ["powers of two", fc.integer({ min: -60, max: 60 }).map((exponent) => 2 ** exponent)],
  ])("writes %s as String does", (_name, numbers) => {
    fc.assert(
      fc.property(numbers, (value) => {
        expect(textOf(value)).toBe(Object.is(value, -0) ? "-0" : String(value));
      }),
      RUNS,
    );
  });
});
