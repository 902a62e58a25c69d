import fc from "fast-check";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import type { ExtraColumn, LineData } from "./line-data.ts";
import { linesParquet } from "./parquet.ts";
import { HOSTILE_NAMES, lineOf } from "./test-support/lines.ts";

async function written(
  lines: readonly LineData[],
  extraColumns: readonly ExtraColumn[] = [],
): Promise<ArrayBuffer> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of linesParquet({ title: "a, b", extraColumns, lines }))
    pieces.push(piece);
  return new Blob(pieces).arrayBuffer();
}

describe("linesParquet", () => {
  it("reads back with types, nulls and numbers that are none", async () => {
    const smoothed = lineOf(
      "a",
      [
        [0, 1.5, NaN],
        [7, 2.5, -Infinity],
      ],
      { extras: { smoothed: Float64Array.of(0.25, NaN) } },
    );
    const file = await written(
      [smoothed, lineOf("none", []), lineOf("b", [[3, 0, -0]])],
      ["smoothed"],
    );
    expect(await parquetReadObjects({ file })).toEqual([
      { run: "a", tag: "loss", step: 0n, wall_time_secs: 1.5, value: NaN, smoothed: 0.25 },
      { run: "a", tag: "loss", step: 7n, wall_time_secs: 2.5, value: -Infinity, smoothed: NaN },
      { run: "b", tag: "loss", step: 3n, wall_time_secs: 0, value: -0, smoothed: null },
    ]);
    const { schema, key_value_metadata } = parquetMetadata(file);
    expect(schema.slice(1).map(({ name, type }) => [name, type])).toEqual([
      ["run", "BYTE_ARRAY"],
      ["tag", "BYTE_ARRAY"],
      ["step", "INT64"],
      ["wall_time_secs", "DOUBLE"],
      ["value", "DOUBLE"],
      ["smoothed", "DOUBLE"],
    ]);
    expect(key_value_metadata).toEqual([{ key: "title", value: "a, b" }]);
  });

  it("says that steps were rounded, and keeps them within 64 bits", async () => {
    const file = await written([lineOf("a", [[2 ** 63, 0, 1]])]);
    const [row] = await parquetReadObjects({ file });
    expect(row?.["step"]).toBe(2n ** 63n - 1n);
    expect(parquetMetadata(file).key_value_metadata).toContainEqual({
      key: "steps_are_rounded",
      value: "true",
    });
  });

  it("is a file without rows where there are no points", async () => {
    expect(await parquetReadObjects({ file: await written([]) })).toEqual([]);
  });

  it("reads back, whatever the names and numbers", async () => {
    const wellFormed = HOSTILE_NAMES.filter((name) => !/\p{Cs}/u.test(name));
    const name = fc.oneof(fc.constantFrom(...wellFormed), fc.string({ unit: "grapheme" }));
    const points = fc.array(fc.tuple(fc.maxSafeInteger(), fc.double(), fc.double()));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, points)), async (lines) => {
        const file = await written(lines.map(([run, rows]) => lineOf(run, rows)));
        const rows = await parquetReadObjects({ file });
        expect(
          rows.map(({ run, step, wall_time_secs, value }) => [
            run,
            Number(step),
            wall_time_secs,
            value,
          ]),
        ).toEqual(lines.flatMap(([run, all]) => all.map((row) => [run, ...row])));
      }),
      { numRuns: 50 },
    );
  });
});
