import type { Tensor } from "@runlens/format";
import { describe, expect, it } from "vitest";
import { meshSample } from "./mesh-sample.ts";

const batch = (shape: readonly number[], ...values: readonly number[]): Tensor => ({
  kind: "numbers",
  dtype: "float32",
  shape,
  values: Float32Array.from(values),
});

describe("meshSample", () => {
  const points = batch([2, 1, 3], 0, 0.5, -1, 1, 2, 3);

  it("cuts one sample out of a batch", () => {
    expect(meshSample(points, "VERTEX", 0)).toEqual(bytesOf(Float32Array.of(0, 0.5, -1)));
    expect(meshSample(points, "VERTEX", 1)).toEqual(bytesOf(Float32Array.of(1, 2, 3)));
    expect(meshSample(points, "FACE", 1)).toEqual(bytesOf(Int32Array.of(1, 2, 3)));
  });

  it("cuts fractions off and wraps what is too large for a colour", () => {
    const colors = batch([1, 2, 3], 0, 127.9, 255, 256, -1, NaN);
    expect(meshSample(colors, "COLOR", 0)).toEqual(Uint8Array.of(0, 127, 255, 0, 255, 0));
  });

  it("reads 64-bit integers", () => {
    const faces: Tensor = {
      kind: "bigints",
      dtype: "int64",
      shape: [1, 1, 3],
      values: BigInt64Array.of(0n, 1n, 2n),
    };
    expect(meshSample(faces, "FACE", 0)).toEqual(bytesOf(Int32Array.of(0, 1, 2)));
  });

  it("is undefined where there is no such sample", () => {
    expect(meshSample(points, "VERTEX", 2)).toBeUndefined();
    expect(meshSample(batch([], 1), "VERTEX", 0)).toBeUndefined();
    expect(
      meshSample({ kind: "strings", dtype: "string", shape: [1], values: [] }, "VERTEX", 0),
    ).toBeUndefined();
  });
});

function bytesOf(elements: Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer>): Uint8Array {
  return new Uint8Array(elements.buffer);
}
