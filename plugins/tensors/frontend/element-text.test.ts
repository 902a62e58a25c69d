import type { Tensor } from "@runlens/format";
import { describe, expect, it } from "vitest";
import { elementNumber, elementText } from "./element-text.ts";

const F32 = (...values: number[]): Tensor => ({
  kind: "numbers",
  dtype: "float32",
  shape: [values.length],
  values: Float32Array.from(values),
});
const COMPLEX: Tensor = {
  kind: "complex",
  dtype: "complex64",
  shape: [2],
  values: Float32Array.of(3, -4, 0.1, 0),
};
const BIG: Tensor = {
  kind: "bigints",
  dtype: "int64",
  shape: [1],
  values: BigInt64Array.of(9007199254740993n),
};

describe("an element as text", () => {
  it.each<[string, Tensor, readonly string[]]>([
    [
      "the shortest digits of a float32",
      F32(0.1, 1e-10, 16777216, NaN, -Infinity),
      ["0.1", "1e-10", "16777216", "NaN", "-Infinity"],
    ],
    ["both parts of a complex number", COMPLEX, ["3 − 4i", "0.1 + 0i"]],
    ["all digits of a large number", BIG, ["9007199254740993"]],
    [
      "a truth",
      { kind: "numbers", dtype: "bool", shape: [2], values: Uint8Array.of(0, 1) },
      ["false", "true"],
    ],
    [
      "a bit pattern",
      { kind: "bits", dtype: "int4", shape: [1], values: Uint8Array.of(10) },
      ["0x0a"],
    ],
    [
      "a text",
      { kind: "strings", dtype: "string", shape: [1], values: [new TextEncoder().encode("ä")] },
      ["ä"],
    ],
  ])("is %s", (_, tensor, texts) => {
    expect(texts.map((_text, i) => elementText(tensor, i))).toEqual(texts);
  });

  it("counts as its magnitude when it is complex", () => {
    expect(elementNumber(COMPLEX, 0)).toBe(5);
  });
});
