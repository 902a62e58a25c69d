import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pythonFloat, pythonString } from "./python-text.ts";

describe("pythonFloat", () => {
  it.each([
    [0, "0.0"],
    [-0, "-0.0"],
    [1, "1.0"],
    [-2.5, "-2.5"],
    [0.1, "0.1"],
    [1700000000, "1700000000.0"],
    [1795414176.4249105, "1795414176.4249105"],
    [0.0001, "0.0001"],
    [0.00012, "0.00012"],
    [0.00001, "1e-05"],
    [1.5e-7, "1.5e-07"],
    [123456789012345680, "1.2345678901234568e+17"],
    [1e15, "1000000000000000.0"],
    [1e16, "1e+16"],
    [1e100, "1e+100"],
    [5e-324, "5e-324"],
    [NaN, "nan"],
    [Infinity, "inf"],
    [-Infinity, "-inf"],
  ])("writes %d as %s", (value, text) => {
    expect(pythonFloat(value)).toBe(text);
  });

  it("keeps every bit of every finite number", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(pythonFloat(value))).toBe(value);
      }),
    );
  });
});

describe("pythonString", () => {
  it.each([
    [undefined, "None"],
    ["", "''"],
    ["run/1", "'run/1'"],
    ["it's", `"it's"`],
    [`it's "so"`, `'it\\'s "so"'`],
    ["a\\b", "'a\\\\b'"],
    ["tab\tline\n", "'tab\\tline\\n'"],
    ["\u0000\u007f\u00a0", "'\\x00\\x7f\\xa0'"],
    ["é 漢 😀", "'é 漢 😀'"],
    ["\u2028\ufeff", "'\\u2028\\ufeff'"],
    ["\u{e0001}", "'\\U000e0001'"],
  ])("writes %j as %s", (text, written) => {
    expect(pythonString(text)).toBe(written);
  });
});
