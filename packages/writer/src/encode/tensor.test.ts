import { decodeTensor } from "@runlens/format";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bfloat16Bits, float16Bits } from "./half-floats.ts";
import { scalarValue, tensorValue, type TensorInput } from "./index.ts";
import { readOne } from "./test-support/read-back.ts";
import { numericTensor } from "./tensor-fields.ts";
import { encodeMessage } from "./wire.ts";

describe("a tensor", () => {
  it.each<[string, TensorInput]>([
    ["float32", { values: Float32Array.of(0.5, -0, NaN, Infinity) }],
    ["float64", { values: Float64Array.of(0.1, Number.MAX_VALUE) }],
    ["int8", { values: Int8Array.of(-128, 127) }],
    ["int16", { values: Int16Array.of(-32768, 32767) }],
    ["int32", { values: Int32Array.of(-(2 ** 31), 2 ** 31 - 1) }],
    ["uint8", { values: Uint8Array.of(0, 255) }],
    ["uint16", { values: Uint16Array.of(0, 65535) }],
    ["uint32", { values: Uint32Array.of(0, 2 ** 32 - 1) }],
    ["int64", { values: BigInt64Array.of(-(2n ** 63n), 2n ** 63n - 1n) }],
    ["uint64", { values: BigUint64Array.of(0n, 2n ** 64n - 1n) }],
    ["complex64", { values: Float32Array.of(1, -1, 2, -2), dtype: "complex64", shape: [2] }],
    ["complex128", { values: Float64Array.of(1, -1), dtype: "complex128", shape: [] }],
    ["float8_e4m3fn", { values: Uint8Array.of(0x7f, 0x38), dtype: "float8_e4m3fn" }],
    ["int4", { values: Uint8Array.of(7, 15), dtype: "int4" }],
  ])("of %s comes back as it was", (dtype, tensor) => {
    const { shape = [tensor.values.length], values } = tensor;
    expect(readOne(tensorValue("t", tensor)).tensor).toMatchObject({ dtype, shape, values });
  });

  it.each<[string, TensorInput, object]>([
    ["float32", { values: [1, 2.5] }, Float32Array.of(1, 2.5)],
    ["bool", { values: [true, false] }, Uint8Array.of(1, 0)],
    ["int64", { values: [3n] }, BigInt64Array.of(3n)],
    ["uint64", { values: [3, 4], dtype: "uint64" }, BigUint64Array.of(3n, 4n)],
    ["int32", { values: Float64Array.of(-3), dtype: "int32" }, Int32Array.of(-3)],
    [
      "float16",
      { values: [0.1, 70000], dtype: "float16" },
      Float32Array.of(0.0999755859375, Infinity),
    ],
    ["bfloat16", { values: [0.1], dtype: "bfloat16" }, Float32Array.of(0.10009765625)],
    [
      "string",
      { values: ["é", Uint8Array.of(0xff)] },
      [Uint8Array.of(0xc3, 0xa9), Uint8Array.of(0xff)],
    ],
  ])("takes other values for %s", (dtype, tensor, values) => {
    expect(readOne(tensorValue("t", tensor)).tensor).toMatchObject({ dtype, values });
  });

  it("of any shape comes back, a size of 0 included", () => {
    const shapes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });
    fc.assert(
      fc.property(shapes, (shape) => {
        const values = new Int16Array(shape.reduce((product, size) => product * size, 1)).fill(-7);
        expect(readOne(tensorValue("t", { shape, values })).tensor).toMatchObject({
          shape,
          values,
        });
      }),
    );
  });

  it("says which plugin it is for, and its class", () => {
    const pluginContent = Uint8Array.of(1);
    const value = tensorValue("t", { values: [1] }, { pluginName: "mine", pluginContent });
    expect(readOne(value).metadata).toMatchObject({
      pluginName: "mine",
      pluginContent,
      dataClass: "tensor",
    });
  });

  it.each<[string, TensorInput]>([
    ['tensor "t": shape [2, 3] takes 6 values, not 5', { shape: [2, 3], values: [1, 2, 3, 4, 5] }],
    [
      'tensor "t": shape [1] takes 2 values, not 1',
      { shape: [1], values: [1], dtype: "complex64" },
    ],
    [
      'tensor "t": a size in shape [-1] must be an integer of at least 0, not -1',
      { shape: [-1], values: [] },
    ],
    ['tensor "t": value 256 at index 1 is no uint8', { values: [255, 256], dtype: "uint8" }],
    ['tensor "t": value 0.5 at index 0 is no int32', { values: [0.5], dtype: "int32" }],
    ['tensor "t": value NaN at index 0 is no int8', { values: [NaN], dtype: "int8" }],
    ['tensor "t": value -1 at index 0 is no uint64', { values: [-1n], dtype: "uint64" }],
    ['tensor "t": value "a" at index 0 is no float32', { values: ["a"], dtype: "float32" }],
    ['tensor "t": value 1 at index 0 is no string', { values: [1], dtype: "string" }],
    ['tensor "t": no dtype is named "float"', { values: [1], dtype: "float" as never }],
  ])("is refused: %s", (message, tensor) => {
    expect(() => tensorValue("t", tensor)).toThrow(new TypeError(message));
  });
});

describe("half floats", () => {
  it.each([
    [19, float16Bits],
    [14, bfloat16Bits],
  ])("of dtype %d have the pattern that reads as them", (dtype, toBits) => {
    const patterns = Uint16Array.from({ length: 65536 }, (_, i) => i);
    const all = decodeTensor(encodeMessage(numericTensor(dtype, [65536], patterns)));
    const numbers = all.kind === "numbers" ? Array.from(all.values) : [];
    const isNaNPattern = (i: number) => Number.isNaN(numbers[i]);
    expect(numbers.map(toBits).filter((bits, i) => bits !== i && !isNaNPattern(i))).toEqual([]);
    expect(isNaNPattern(toBits(NaN))).toBe(true);
  });

  it.each([
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
    [2 ** -25, 0x0000],
    [2 ** -25 * 1.001, 0x0001],
    [65519.99, 0x7bff],
    [65520, 0x7c00],
    [2047.9999, 0x6800],
  ])("round ties to even: %d", (value, bits) => {
    expect(float16Bits(value)).toBe(bits);
  });
});

describe("a tag", () => {
  it.each(["", undefined as never, 3 as never])("is no %j", (tag) => {
    expect(() => scalarValue(tag, 1)).toThrow("tag must be a text of at least one character, not");
  });

  it("may have a display name and a description", () => {
    const value = scalarValue("größe", NaN, { displayName: "Größe", description: "*wie groß*" });
    expect(readOne(value)).toMatchObject({
      tag: "größe",
      metadata: { displayName: "Größe", description: "*wie groß*", dataClass: "unknown" },
      tensor: { values: Float32Array.of(NaN) },
    });
  });
});
