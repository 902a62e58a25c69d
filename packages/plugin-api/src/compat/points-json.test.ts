import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ROW_FORM, type PointForm } from "./points-form.ts";
import { pointsJson, writePointsInTypeScript } from "./points-json.ts";

const POINTS = {
  length: 3,
  steps: Float64Array.of(0, 5, -1),
  wallTimesSecs: Float64Array.of(1000.5, NaN, 1002),
  values: Float64Array.of(0.25, Infinity, -Infinity),
};

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** The numbers as the columns of points, in their order. */
function pointsOf(numbers: ArrayLike<number>) {
  const length = numbers.length / 3;
  const column = (first: number) =>
    Float64Array.from({ length }, (_, i) => numbers[i * 3 + first] ?? NaN);
  return { length, wallTimesSecs: column(0), steps: column(1), values: column(2) };
}

const positionsOf = (length: number) => Array.from({ length }, (_, i) => i);

describe.each([
  ["pointsJson", pointsJson],
  ["writePointsInTypeScript", writePointsInTypeScript],
])("%s", (_name, write) => {
  it("writes points as rows, numbers that JSON lacks as strings", () => {
    expect(text(write(POINTS, [0, 1, 2], ROW_FORM))).toBe(
      '[[1000.5,0,0.25],["NaN",5,"Infinity"],[1002,-1,"-Infinity"]]',
    );
  });

  it("writes points in another form, and only those asked for", () => {
    const form: PointForm = ['{"w":', ',"s":', ',"v":', "}"];
    expect(text(write(POINTS, [0], form))).toBe('[{"w":1000.5,"s":0,"v":0.25}]');
    expect(text(write(POINTS, [], form))).toBe("[]");
  });

  it("gives bytes that later ones do not touch", () => {
    const first = write(POINTS, [0], ROW_FORM);
    write(POINTS, [2], ROW_FORM);
    expect(text(first)).toBe("[[1000.5,0,0.25]]");
  });

  it.each([1024, 1025, 5000])("writes %d points", (length) => {
    const numbers = Array.from({ length: length * 3 }, (_, i) => i / 8);
    const rows = Array.from({ length }, (_, i) => numbers.slice(i * 3, i * 3 + 3));
    const written = write(pointsOf(numbers), positionsOf(length), ROW_FORM);
    expect(text(written)).toBe(JSON.stringify(rows));
  });
});

function textOf(value: number): string {
  const [row] = text(pointsJson(pointsOf([value, 0, value]), [0], ROW_FORM)).split(",0,");
  return row?.slice(2) ?? "";
}

function stringOf(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

/** `WebAssembly` is there, so these are its digits and not those of `String`. */
describe("digits", () => {
  it.each([
    [0, "0"],
    [-0, "-0"],
    [7, "7"],
    [-1200, "-1200"],
    [0.5, "0.5"],
    [-0.75, "-0.75"],
    [0.1, "0.1"],
    [Math.fround(0.1), "0.10000000149011612"],
    [1e-7, "1e-7"],
    [0.00001, "0.00001"],
    [Math.fround(1e-6), "9.999999974752427e-7"],
    [Math.fround(0.000002), "0.0000019999999949504854"],
    [2 ** -19, "0.0000019073486328125"],
    [1700000000.25, "1700000000.25"],
    [1700000000.123456, "1700000000.123456"],
    [4194304.5, "4194304.5"],
    [4194303.75, "4194303.75"],
    [99_999_999, "99999999"],
    [100_000_000, "100000000"],
    [999_999_999_999_999, "999999999999999"],
    [999_999_999_999_999.9, "999999999999999.9"],
    [1e21, "1e+21"],
    [-1.7976931348623157e308, "-1.7976931348623157e+308"],
  ])("of %d are %s", (value, digits) => {
    expect(textOf(value)).toBe(digits);
  });

  it("are rounded to even between two decimals, as String does", () => {
    const step = 2 ** -8; // Eight decimals, of which the seventeenth digit is the last but one.
    for (let i = 1; i < 256; i += 2) {
      const value = 1_700_000_000 + i * step;
      expect(textOf(value)).toBe(stringOf(value));
    }
  });

  it.each([
    ["any number", fc.double({ noNaN: true, noDefaultInfinity: true })],
    ["32-bit floats", fc.float({ noNaN: true, noDefaultInfinity: true })],
    ["values of curves", fc.float({ min: Math.fround(1e-6), max: 1000, noNaN: true })],
    ["wall times", fc.double({ min: 1e9, max: 4e9, noNaN: true })],
    ["whole numbers", fc.maxSafeNat()],
    ["multiples of a thousandth", fc.nat().map((thousandths) => thousandths / 1000)],
    ["powers of two", fc.integer({ min: -60, max: 60 }).map((exponent) => 2 ** exponent)],
  ])("of %s are those of String", (_name, numbers) => {
    fc.assert(
      fc.property(numbers, (value) => {
        expect(textOf(value)).toBe(stringOf(value));
      }),
      { numRuns: 5000 },
    );
  });

  it.each<[string, (random: () => number) => number]>([
    ["random bits", (random) => float64Of(random(), random())],
    ["random bits of 32", (random) => float32Of(random())],
    ["32-bit floats of 1e-6 to 2^22", (random) => float32Of(0x358637bd + (random() % 0x1479c843))],
    [
      "wall times of 2^22 to 1e15",
      (random) => (2 ** 22 + random() / 2 ** 10) * 2 ** (random() % 27),
    ],
  ])("of a million numbers of %s are those of String", (_name, make) => {
    const random = randomWords(20_251_125);
    for (let round = 0; round < 100; round++) {
      const points = pointsOf(Float64Array.from({ length: 9_999 }, () => make(random)));
      const positions = positionsOf(points.length);
      const [ours, theirs] = [pointsJson, writePointsInTypeScript].map((write) =>
        text(write(points, positions, ROW_FORM)),
      );
      // A million characters told apart by vitest would take longer than the test.
      expect(ours === theirs || firstDifference(ours ?? "", theirs ?? "")).toBe(true);
    }
  });
});

function firstDifference(ours: string, theirs: string): string {
  const wanted = theirs.split(",");
  const at = ours.split(",").findIndex((number, i) => number !== wanted[i]);
  return `${ours.split(",")[at]}, not ${wanted[at]}`;
}

/** xorshift: the same unsigned words of 32 bits each time. */
function randomWords(seed: number): () => number {
  let word = seed;
  return () => {
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
    return word >>> 0;
  };
}

const view = new DataView(new ArrayBuffer(8));

function float64Of(high: number, low: number): number {
  view.setUint32(0, high);
  view.setUint32(4, low);
  return view.getFloat64(0);
}

function float32Of(bits: number): number {
  view.setUint32(0, bits);
  return view.getFloat32(0);
}
