import { describe, expect, it } from "vitest";
import { matrixRows } from "./tensors.ts";

describe("matrixRows", () => {
  it.each([
    { shape: [2, 3], rows: ["1 2 3", "4 5 6"] },
    { shape: [3, 2], rows: ["1 2", "3 4", "5 6"] },
    { shape: [6, 1], rows: ["1", "2", "3", "4", "5", "6"] },
  ])("cuts numbers of shape $shape into rows", ({ shape, rows }) => {
    const values = Float32Array.of(1, 2, 3, 4, 5, 6);
    const cut = matrixRows({ kind: "numbers", dtype: "float32", shape, values });
    expect(cut?.map((row) => row.join(" "))).toEqual(rows);
  });

  it.each([[[0, 3]], [[2 ** 40, 0]]])("has no rows for shape %j", (shape) => {
    const values = new Float32Array(0);
    expect(matrixRows({ kind: "numbers", dtype: "float32", shape, values })).toEqual([]);
  });

  it("reads 64-bit integers", () => {
    const values = BigInt64Array.of(1n, -2n);
    expect(matrixRows({ kind: "bigints", dtype: "int64", shape: [1, 2], values })).toEqual([
      [1, -2],
    ]);
  });

  it("is undefined for anything that is no matrix of numbers", () => {
    const values = Float32Array.of(1);
    expect(matrixRows({ kind: "numbers", dtype: "float32", shape: [1], values })).toBeUndefined();
    expect(
      matrixRows({ kind: "strings", dtype: "string", shape: [0, 0], values: [] }),
    ).toBeUndefined();
  });
});
