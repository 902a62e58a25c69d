import type { Tensor } from "@runlens/format";
import { describe, expect, it } from "vitest";
import { elementText } from "./element-text.ts";
import { heatCells } from "./heat-colors.ts";
import { hexDump } from "./hex-dump.ts";
import { indexText, placeIn, sliceCsv, sliceOf, sliceText } from "./tensor-slice.ts";

/** Elements are their places: 0, 1, 2 … */
function tensorOf(...shape: number[]): Tensor {
  const count = shape.reduce((product, size) => product * size, 1);
  return {
    kind: "numbers",
    dtype: "int32",
    shape,
    values: Int32Array.from({ length: count }, (_, i) => i),
  };
}

describe("a slice", () => {
  it.each<[readonly number[], readonly number[], string, string]>([
    [[], [], "[]", "0"],
    [[3], [], "[:]", "0|1|2"],
    [[2, 3], [], "[:, :]", "0,1,2|3,4,5"],
    [[2, 2, 3], [1], "[1, :, :]", "6,7,8|9,10,11"],
    [[2, 3, 1, 2], [1, 2], "[1, 2, :, :]", "10,11"],
    [[2, 3, 1, 2], [9], "[1, 0, :, :]", "6,7"],
    [[0, 2, 2], [], "[0, :, :]", ""],
    [[2, 0], [], "[:, :]", "|"],
  ])("of shape %j at %j is the matrix of the last two dimensions", (shape, indexes, what, rows) => {
    const slice = sliceOf(tensorOf(...shape), indexes);
    expect(sliceText(slice)).toBe(what);
    expect(sliceCsv(slice).trimEnd().split("\r\n").join("|")).toBe(rows === "|" ? "" : rows);
  });

  it("knows where its elements stand in the whole", () => {
    const tensor = tensorOf(2, 3, 4);
    const place = placeIn(sliceOf(tensor, [1]), 2, 3);
    expect(indexText(tensor, place)).toBe("[1, 2, 3]");
    expect(elementText(tensor, place)).toBe("23");
  });

  it("puts texts in quotes where a table needs it", () => {
    const values = ["a", 'b"c', "d,e"].map((text) => new TextEncoder().encode(text));
    const slice = sliceOf({ kind: "strings", dtype: "string", shape: [1, 3], values }, []);
    expect(sliceCsv(slice)).toBe('a,"b""c","d,e"\r\n');
  });
});

describe("the cells of a heat map", () => {
  it("lie between the least and the greatest, but for what is no finite number", () => {
    const values = Float64Array.of(-1, 0, NaN, 3);
    const slice = sliceOf({ kind: "numbers", dtype: "float64", shape: [2, 2], values }, []);
    expect(heatCells(slice, 10)).toEqual({
      width: 2,
      height: 2,
      shares: Float32Array.of(0, 0.25, -1, 1),
      min: -1,
      max: 3,
    });
  });

  it("are thinned where there are too many", () => {
    expect(heatCells(sliceOf(tensorOf(4, 4), []), 2)).toMatchObject({
      width: 2,
      height: 2,
      min: 0,
      max: 10,
    });
  });
});

describe("bytes", () => {
  it("are shown in hexadecimal and as ASCII, and what is left out is counted", () => {
    expect(hexDump(Uint8Array.of(8, 1, 0x77, 0x69, 255, 1), 4)).toBe(
      `00000000  08 01 77 69${" ".repeat(36)}  ..wi\n… 2 bytes more`,
    );
  });
});
