import type { DataClass } from "@runlens/format";
import { checkCount, shapeText, show } from "./check.ts";
import { bfloat16Bits, float16Bits } from "./half-floats.ts";
import { encodeValue, type TagOptions } from "./summary-value.ts";
import { DT_STRING, numericTensor, stringTensor } from "./tensor-fields.ts";
import type { Field } from "./wire.ts";

/** Names as NumPy has them, and as `decodeTensor` of @runlens/format gives them. */
export type Dtype = keyof typeof NUMBER_TYPES | "int64" | "uint64" | "string";

export type TensorValues =
  ArrayLike<number> | ArrayLike<bigint> | ArrayLike<boolean> | ArrayLike<string | Uint8Array>;

export interface TensorInput {
  /** One size per dimension, [] for a single value; the number of values by default. */
  readonly shape?: readonly number[];
  /**
   * In row-major order. Complex numbers take two each, real part first; float8 and
   * types of less than a byte are given as bit patterns, one byte each.
   */
  readonly values: TensorValues;
  /** By default that of the typed array; float32 for plain numbers, bool, int64 or string for others. */
  readonly dtype?: Dtype;
}

export interface TensorOptions extends TagOptions {
  /** Default "tensor", torch's name for tensors that no dashboard draws. */
  readonly pluginName?: string;
  readonly pluginContent?: Uint8Array;
  /** Default "tensor": without it, readers drop values of plugins that they do not know. */
  readonly dataClass?: DataClass;
}

interface NumberType {
  /** Of `DataType` in tensorflow/core/framework/types.proto. */
  readonly number: number;
  readonly array:
    | typeof Float32Array
    | typeof Float64Array
    | typeof Int8Array
    | typeof Int16Array
    | typeof Int32Array
    | typeof Uint8Array
    | typeof Uint16Array
    | typeof Uint32Array;
  readonly valuesPerElement?: number;
  /** For floats that JavaScript has no array of. */
  readonly toBits?: (value: number) => number;
}

const NUMBER_TYPES = {
  float32: { number: 1, array: Float32Array },
  float64: { number: 2, array: Float64Array },
  int32: { number: 3, array: Int32Array },
  uint8: { number: 4, array: Uint8Array },
  int16: { number: 5, array: Int16Array },
  int8: { number: 6, array: Int8Array },
  complex64: { number: 8, array: Float32Array, valuesPerElement: 2 },
  bool: { number: 10, array: Uint8Array },
  qint8: { number: 11, array: Int8Array },
  quint8: { number: 12, array: Uint8Array },
  qint32: { number: 13, array: Int32Array },
  bfloat16: { number: 14, array: Uint16Array, toBits: bfloat16Bits },
  qint16: { number: 15, array: Int16Array },
  quint16: { number: 16, array: Uint16Array },
  uint16: { number: 17, array: Uint16Array },
  complex128: { number: 18, array: Float64Array, valuesPerElement: 2 },
  float16: { number: 19, array: Uint16Array, toBits: float16Bits },
  uint32: { number: 22, array: Uint32Array },
  float8_e5m2: { number: 24, array: Uint8Array },
  float8_e4m3fn: { number: 25, array: Uint8Array },
  float8_e4m3fnuz: { number: 26, array: Uint8Array },
  float8_e4m3b11fnuz: { number: 27, array: Uint8Array },
  float8_e5m2fnuz: { number: 28, array: Uint8Array },
  int4: { number: 29, array: Uint8Array },
  uint4: { number: 30, array: Uint8Array },
  int2: { number: 31, array: Uint8Array },
  uint2: { number: 32, array: Uint8Array },
  float4_e2m1fn: { number: 33, array: Uint8Array },
} satisfies Record<string, NumberType>;

const BIGINT_TYPES = {
  int64: { number: 9, array: BigInt64Array },
  uint64: { number: 23, array: BigUint64Array },
};

/**
 * A tensor of any dtype, for dashboards of one's own. Numbers stand in
 * `tensor_content`, strings in `string_val`, as TensorFlow writes them.
 *
 * Throws a TypeError when the values do not fill the shape, or when one does not
 * fit an integer dtype. float16 and bfloat16 round to the nearest, ties to even.
 */
export function tensorValue(
  tag: string,
  tensor: TensorInput,
  options: TensorOptions = {},
): Uint8Array<ArrayBuffer> {
  const { pluginName = "tensor", pluginContent, dataClass = "tensor" } = options;
  const plugin = {
    pluginName,
    dataClass,
    ...(pluginContent === undefined ? {} : { content: pluginContent }),
  };
  return encodeValue(tag, tensorFields(`tensor ${show(tag)}`, tensor), plugin, options);
}

/** As `DataType` has it. */
export function dtypeNumber(dtype: Dtype): number {
  if (dtype === "string") return DT_STRING;
  if (dtype === "int64" || dtype === "uint64") return BIGINT_TYPES[dtype].number;
  return NUMBER_TYPES[dtype].number;
}

/** The fields of a TensorProto; `what` begins messages. */
export function tensorFields(what: string, tensor: TensorInput): readonly Field[] {
  const { values, dtype = dtypeOf(values), shape = [values.length] } = tensor;
  if (dtype === "string") {
    checkShape(what, shape, values.length, 1);
    return stringTensor(shape, stringsOf(what, values));
  }
  if (dtype === "int64" || dtype === "uint64") {
    checkShape(what, shape, values.length, 1);
    return numericTensor(BIGINT_TYPES[dtype].number, shape, bigintsOf(what, dtype, values));
  }
  const type: NumberType | undefined = NUMBER_TYPES[dtype];
  if (type === undefined) throw new TypeError(`${what}: no dtype is named ${show(dtype)}`);
  checkShape(what, shape, values.length, type.valuesPerElement ?? 1);
  return numericTensor(type.number, shape, numbersOf(what, dtype, type, values));
}

const DTYPE_OF_ARRAY: Readonly<Record<string, Dtype>> = {
  Float32Array: "float32",
  Float64Array: "float64",
  Int8Array: "int8",
  Int16Array: "int16",
  Int32Array: "int32",
  Uint8Array: "uint8",
  Uint8ClampedArray: "uint8",
  Uint16Array: "uint16",
  Uint32Array: "uint32",
  BigInt64Array: "int64",
  BigUint64Array: "uint64",
};

function dtypeOf(values: TensorValues): Dtype {
  const ofArray = DTYPE_OF_ARRAY[Object.prototype.toString.call(values).slice(8, -1)];
  if (ofArray !== undefined) return ofArray;
  const first = values[0];
  if (typeof first === "bigint") return "int64";
  if (typeof first === "boolean") return "bool";
  return typeof first === "string" || first instanceof Uint8Array ? "string" : "float32";
}

function checkShape(
  what: string,
  shape: readonly number[],
  given: number,
  valuesPerElement: number,
): void {
  for (const size of shape) checkCount(`${what}: a size in shape ${shapeText(shape)}`, size);
  const wanted = shape.reduce((product, size) => product * size, valuesPerElement);
  if (wanted !== given) {
    throw new TypeError(`${what}: shape ${shapeText(shape)} takes ${wanted} values, not ${given}`);
  }
}

function stringsOf(what: string, values: TensorValues): (string | Uint8Array)[] {
  return Array.from<unknown, string | Uint8Array>(values, (value, i) => {
    if (typeof value === "string" || value instanceof Uint8Array) return value;
    throw misfit(what, value, i, "string");
  });
}

function bigintsOf(
  what: string,
  dtype: "int64" | "uint64",
  values: TensorValues,
): BigInt64Array | BigUint64Array {
  const { array: BigintArray } = BIGINT_TYPES[dtype];
  if (values instanceof BigintArray) return values;
  const converted = new BigintArray(values.length);
  for (let i = 0; i < converted.length; i++) {
    const value = values[i];
    const exact = typeof value === "number" && Number.isSafeInteger(value) ? BigInt(value) : value;
    if (typeof exact !== "bigint") throw misfit(what, value, i, dtype);
    converted[i] = exact;
    if (converted[i] !== exact) throw misfit(what, value, i, dtype);
  }
  return converted;
}

function numbersOf(
  what: string,
  dtype: string,
  { array: NumberArray, toBits }: NumberType,
  values: TensorValues,
): ArrayBufferView {
  if (values instanceof NumberArray && toBits === undefined) return values;
  const isExact = NumberArray !== Float32Array && NumberArray !== Float64Array && !toBits;
  const converted = new NumberArray(values.length);
  for (let i = 0; i < converted.length; i++) {
    const value = values[i];
    if (typeof value !== "number" && typeof value !== "boolean")
      throw misfit(what, value, i, dtype);
    const number = Number(value);
    converted[i] = toBits === undefined ? number : toBits(number);
    if (isExact && converted[i] !== number) throw misfit(what, value, i, dtype);
  }
  return converted;
}

function misfit(what: string, value: unknown, index: number, dtype: string): TypeError {
  return new TypeError(`${what}: value ${show(value)} at index ${index} is no ${dtype}`);
}
