import { describe, expect, it } from "vitest";
import { decodeTensor } from "./tensor.ts";
import { fromHex } from "./test-support/event-file.ts";

const SHAPE_2 = "1204 1202 0802";
const SHAPE_3 = "1204 1202 0803";
const SHAPE_4 = "1204 1202 0804";
const SHAPE_2_BY_2 = "1208 1202 0802 1202 0802";

describe("decodeTensor", () => {
  it.each([
    ["float32 content", `0801 ${SHAPE_2} 2208 0000c03f 000000c0`, "float32", [2], [1.5, -2]],
    ["packed float_val", `0801 ${SHAPE_2} 2a08 0000c03f 000000c0`, "float32", [2], [1.5, -2]],
    ["float_val one by one", `0801 ${SHAPE_2} 2d 0000c03f 2d 000000c0`, "float32", [2], [1.5, -2]],
    ["one value for all", `0801 ${SHAPE_2_BY_2} 2a04 00004040`, "float32", [2, 2], [3, 3, 3, 3]],
    [
      "the last value for the rest",
      `0801 ${SHAPE_4} 2a08 0000803f 00000040`,
      "float32",
      [4],
      [1, 2, 2, 2],
    ],
    ["no values", `0801 ${SHAPE_2}`, "float32", [2], [0, 0]],
    ["surplus values", `0801 ${SHAPE_2} 2a0c 0000803f 00000040 00004040`, "float32", [2], [1, 2]],
    ["no shape", "0801 2a04 0000803e", "float32", [], [0.25]],
    ["no elements", "0801 1204 1202 0800", "float32", [0], []],
    ["a dimension without size", "0801 1202 1200", "float32", [0], []],
    [
      "numbers beyond the finite",
      `0801 ${SHAPE_4} 2a10 0000c07f 0000807f 000080ff 00000080`,
      "float32",
      [4],
      [NaN, Infinity, -Infinity, -0],
    ],
    ["float64 content", "0802 1204 1202 0801 2208 9a9999999999b93f", "float64", [1], [0.1]],
    ["double_val", "0802 3208 9a9999999999b93f", "float64", [], [0.1]],
    [
      "float16 in half_val",
      `0813 ${SHAPE_3} 6a08 8078 80f801 808003`,
      "float16",
      [3],
      [1, Infinity, -2],
    ],
    ["float16 content", `0813 ${SHAPE_2} 2204 003c 00c0`, "float16", [2], [1, -2]],
    [
      "small and odd float16",
      `0813 ${SHAPE_4} 2208 0100 ff7b 00fe 0080`,
      "float16",
      [4],
      [2 ** -24, 65504, NaN, -0],
    ],
    ["bfloat16 in half_val", `080e ${SHAPE_2} 6a05 807f 808003`, "bfloat16", [2], [1, -2]],
    ["int32", `0803 ${SHAPE_2} 3a0b 01 ffffffffffffffffff01`, "int32", [2], [1, -1]],
    ["int8 in int_val", `0806 ${SHAPE_2} 3a0b 7f ffffffffffffffffff01`, "int8", [2], [127, -1]],
    ["uint8 content", `0804 ${SHAPE_3} 2203 00 7f ff`, "uint8", [3], [0, 127, 255]],
    ["int16 content", `0805 ${SHAPE_2} 2204 ff7f 0080`, "int16", [2], [32767, -32768]],
    ["uint16 content", `0811 ${SHAPE_2} 2204 ff7f 0080`, "uint16", [2], [32767, 32768]],
    ["uint32_val", "0816 1204 1202 0801 820105 ffffffff0f", "uint32", [1], [4294967295]],
    ["bool_val", `080a ${SHAPE_3} 5a03 01 00 01`, "bool", [3], [1, 0, 1]],
    [
      "int64",
      `0809 ${SHAPE_2} 5210 808080808020 fbffffffffffffffff01`,
      "int64",
      [2],
      [1099511627776n, -5n],
    ],
    ["no int64 values", `0809 ${SHAPE_2}`, "int64", [2], [0n, 0n]],
    [
      "uint64 content",
      "0817 1204 1202 0801 2208 0000000000000080",
      "uint64",
      [1],
      [9223372036854775808n],
    ],
    [
      "complex64",
      `0808 ${SHAPE_2} 4a10 0000803f 00000040 00004040 00008040`,
      "complex64",
      [2],
      [1, 2, 3, 4],
    ],
    [
      "one complex number for all",
      `0808 ${SHAPE_2} 4a08 0000803f 00000040`,
      "complex64",
      [2],
      [1, 2, 1, 2],
    ],
    ["complex128 content", "0812 2210 000000000000f03f 0000000000000040", "complex128", [], [1, 2]],
    ["float8 bits", `0818 ${SHAPE_3} 920102 3cff`, "float8_e5m2", [3], [0x3c, 0xff, 0xff]],
    ["a reference dtype", "0865 2a04 0000803e", "float32", [], [0.25]],
    [
      "fields in another order",
      `2a08 0000c03f 000000c0 ${SHAPE_2} 0801`,
      "float32",
      [2],
      [1.5, -2],
    ],
  ])("reads %s", (_name, hex, dtype, shape, values) => {
    const tensor = decodeTensor(fromHex(hex));
    if (tensor.kind === "unreadable") throw new Error(tensor.reason);
    expect(tensor.dtype).toBe(dtype);
    expect(tensor.shape).toEqual(shape);
    expect(Array.from<unknown>(tensor.values)).toEqual(values);
  });

  it.each([
    [`0807 ${SHAPE_2} 4201 61 4201 ff`, ["61", "ff"]],
    [`0807 ${SHAPE_3} 4201 78`, ["78", "78", "78"]],
    [`0807 ${SHAPE_2}`, ["", ""]],
    ["0807 4202 6869", ["6869"]],
  ])("reads strings as bytes: %s", (hex, expected) => {
    const tensor = decodeTensor(fromHex(hex));
    if (tensor.kind !== "strings") throw new Error(tensor.kind);
    expect(tensor.values.map((value) => Buffer.from(value).toString("hex"))).toEqual(expected);
  });

  it.each([
    [
      "cut content",
      `0801 ${SHAPE_2} 2207 0000c03f 000000`,
      "values do not fit the dtype and shape",
    ],
    ["half a complex number", "0808 4a04 0000803f", "values do not fit the dtype and shape"],
    ["packed values that are cut off", "0801 2a03 000080", "values do not fit the dtype and shape"],
    ["a variant", "0815", "dtype 21 holds no values"],
    ["no dtype", "2a04 0000803f", "dtype 0 holds no values"],
    ["a dimension of -1", "0801 120d 120b 08 ffffffffffffffffff01", "shape is unknown"],
    ["unknown rank", "0801 1202 1801", "shape is unknown"],
    [
      "more than anyone would log",
      "0801 1208 1206 08 8080808010",
      "4294967296 elements, at most 16777216 are read",
    ],
    ["bytes that are no message", "0801 ff", "not a TensorProto"],
    ["a shape that is no message", "0801 1201 ff", "not a TensorProto"],
  ])("does not read %s", (_name, hex, reason) => {
    expect(decodeTensor(fromHex(hex))).toEqual({ kind: "unreadable", reason });
  });
});
