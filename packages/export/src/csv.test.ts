import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longCsv, wideCsv } from "./csv.ts";
import type { ExtraColumn, LineData } from "./line-data.ts";
import { HOSTILE_NAMES, lineOf, readCsv, textOf } from "./test-support/lines.ts";

function setup(lines: readonly LineData[], extraColumns: readonly ExtraColumn[] = []) {
  const set = { title: "loss", extraColumns, lines };
  return { long: () => textOf(longCsv(set)), wide: () => textOf(wideCsv(set)) };
}

describe("longCsv", () => {
  it("has a row per point, with every digit", async () => {
    const { long } = setup([
      lineOf("a", [
        [0, 1_704_067_200.123456, 0.1],
        [1, 1_704_067_201, NaN],
      ]),
      lineOf("b", [[9_007_199_254_740_991, 0, -Infinity]]),
    ]);
    expect(await long()).toBe(
      [
        "run,tag,step,wall_time_secs,value\r\n",
        "a,loss,0,1704067200.123456,0.1\r\n",
        "a,loss,1,1704067201,NaN\r\n",
        "b,loss,9007199254740991,0,-Infinity\r\n",
      ].join(""),
    );
  });

  it("leaves extra columns empty where a line lacks them", async () => {
    const smoothed = lineOf("a", [[0, 0, 1]], { extras: { smoothed: Float64Array.of(0.5) } });
    const { long } = setup([smoothed, lineOf("b", [[0, 0, 2]])], ["smoothed"]);
    expect(readCsv(await long()).map((row) => row.slice(4))).toEqual([
      ["value", "smoothed"],
      ["1", "0.5"],
      ["2", ""],
    ]);
  });

  it("reads back, whatever the names and numbers", async () => {
    const name = fc.oneof(fc.constantFrom(...HOSTILE_NAMES), fc.string({ unit: "binary" }));
    const points = fc.array(fc.tuple(fc.maxSafeInteger(), fc.double(), fc.double()));
    await fc.assert(
      fc.asyncProperty(name, name, points, async (run, tag, rows) => {
        const { long } = setup([lineOf("line", rows, { run, tag })]);
        const read = readCsv(await long())
          .slice(1)
          .map(([first, second, ...numbers]) => [first, second, ...numbers.map(Number)]);
        expect(read).toEqual(rows.map((row) => [run, tag, ...row]));
      }),
    );
  });
});

describe("wideCsv", () => {
  it("joins lines by step", async () => {
    const { wide } = setup([
      lineOf("a", [
        [0, 0, 1],
        [2, 0, NaN],
      ]),
      lineOf("b", [
        [1, 0, 10],
        [2, 0, 20],
      ]),
    ]);
    expect(await wide()).toBe("step,a,b\r\n0,1,\r\n1,,10\r\n2,NaN,20\r\n");
  });

  it("gives steps that were logged again a row each, and sorts those that go back", async () => {
    const { wide } = setup([
      lineOf("a", [
        [5, 0, 1],
        [3, 0, 2],
        [5, 0, 3],
      ]),
      lineOf("b", [[5, 0, 9]]),
    ]);
    expect(await wide()).toBe("step,a,b\r\n3,2,\r\n5,1,9\r\n5,3,\r\n");
  });

  it("numbers names that occur again, and has extra columns beside their line", async () => {
    const a = lineOf("a", [[0, 0, 1]], { extras: { lower: Float64Array.of(0.5) } });
    const { wide } = setup([a, lineOf("a", [[0, 0, 2]]), lineOf("step", [[0, 0, 3]])], ["lower"]);
    expect(await wide()).toBe("step,a,a lower,a (2),step (2)\r\n0,1,0.5,2,3\r\n");
  });

  it("loses no point", async () => {
    const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constant(0), fc.integer()));
    await fc.assert(
      fc.asyncProperty(fc.array(points, { minLength: 1, maxLength: 4 }), async (all) => {
        const { wide } = setup(all.map((rows, i) => lineOf(`line ${i}`, rows)));
        const rows = readCsv(await wide()).slice(1);
        for (const [i, written] of all.entries()) {
          const column = rows.flatMap((row) =>
            row[i + 1] === "" ? [] : [[Number(row[0]), 0, Number(row[i + 1])]],
          );
          expect(column).toEqual(written.toSorted(([a], [b]) => a - b));
        }
      }),
    );
  });
});
