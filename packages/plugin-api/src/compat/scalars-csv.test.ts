import { describe, expect, it } from "vitest";
import { scalarsCsv } from "./scalars-csv.ts";

describe("scalarsCsv", () => {
  it("is the header alone for no points", () => {
    expect(scalarsCsv([])).toBe("Wall time,Step,Value\r\n");
  });

  it("writes floats as Python does and steps as digits", () => {
    expect(
      scalarsCsv([
        [1700000000, 0, 0.00001],
        [1700000000.5, 2 ** 53, NaN],
      ]),
    ).toBe("Wall time,Step,Value\r\n1700000000.0,0,1e-05\r\n1700000000.5,9007199254740992,nan\r\n");
  });
});
