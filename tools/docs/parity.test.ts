import { describe, expect, it } from "vitest";
import { featureIds, parityRows } from "./parity.ts";

describe("parityRows", () => {
  it("reads what a row is about, its verdict and its tests", () => {
    const markdown = [
      "| row            | TensorBoard | Runlens           | shown by                         |",
      "| -------------- | ----------- | ----------------- | -------------------------------- |",
      "| SH-8, 21 to 23 | a button    | replaced by: none | `e2e/a.test.ts`, `b-c.test.tsx`  |",
      "| DI-1, HI-2     | bands       | works             | as above                         |",
      "| AU-1 player    | a player    | not here          |                                  |",
      "| SH-2 | not a row of four |",
    ].join("\n");
    expect(parityRows(markdown)).toEqual([
      {
        ids: ["SH-8", "SH-21", "SH-22", "SH-23"],
        verdict: "replaced by: none",
        tests: ["e2e/a.test.ts", "b-c.test.tsx"],
      },
      { ids: ["DI-1", "HI-2"], verdict: "works", tests: [] },
      { ids: ["AU-1"], verdict: "not here", tests: [] },
    ]);
  });
});

describe("featureIds", () => {
  it("are those of the sections that are asked for, each once", () => {
    const markdown =
      "| TS-1 | a |\n| TS-23 | b |\n| IM-1 | c |\n\n| TS-23 | a fault |\n| TS-1, 2 |";
    expect(featureIds(markdown, ["TS", "SH"])).toEqual(["TS-1", "TS-23"]);
  });
});
