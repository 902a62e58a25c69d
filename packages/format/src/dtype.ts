import { FIXED32, FIXED64, VARINT, type WireReader } from "./wire.ts";

export type NumberArray =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint16Array
  | Uint32Array;

export type BigIntArray = BigInt64Array | BigUint64Array;

/** What number and bigint arrays have in common. */
export interface Items<T> {
  readonly length: number;
  [index: number]: T;
}

/** How the items of one dtype lie in `tensor_content` and in a typed field of TensorProto. */
export interface ElementType<T, A extends Items<T>> {
  readonly name: string;
  readonly array: { readonly BYTES_PER_ELEMENT: number; new (source: number | ArrayBuffer): A };
  readonly zero: T;
  /** Number of the typed field, and how one value of it is read. */
  readonly field: number;
  readonly wireType: number;
  readonly read: (items: WireReader) => T;
}

export interface NumberType extends ElementType<number, NumberArray> {
  readonly kind: "numbers" | "complex" | "bits";
  /** From the bit pattern to the value, for floats that JavaScript has no array of. */
  readonly fromBits?: (pattern: number) => number;
}

export type BigIntType = ElementType<bigint, BigIntArray>;

export const DT_STRING = 7;

/** A plain byte string, unlike every other typed field. */
export const FLOAT8_FIELD = 18;

/** Reference dtypes are the base number plus this. */
const REFERENCE_OFFSET = 100;

export function baseDtype(dtype: number): number {
  return dtype > REFERENCE_OFFSET ? dtype - REFERENCE_OFFSET : dtype;
}

const FLOAT32 = { wireType: FIXED32, read: (items: WireReader) => items.float32() };
const FLOAT64 = { wireType: FIXED64, read: (items: WireReader) => items.float64() };
const INT32 = { wireType: VARINT, read: (items: WireReader) => items.int32() };
const UINT32 = { wireType: VARINT, read: (items: WireReader) => items.uint32() };
const BOOL = { wireType: VARINT, read: (items: WireReader) => Number(items.bool()) };

/**
 * By number of `DataType` (tensorflow/core/framework/types.proto). Resources and
 * variants hold no values and are left out; strings have no fixed size.
 */
export const NUMBER_TYPES: ReadonlyMap<number, NumberType> = new Map([
  [1, numbers("float32", Float32Array, 5, FLOAT32)],
  [2, numbers("float64", Float64Array, 6, FLOAT64)],
  [3, numbers("int32", Int32Array, 7, INT32)],
  [4, numbers("uint8", Uint8Array, 7, INT32)],
  [5, numbers("int16", Int16Array, 7, INT32)],
  [6, numbers("int8", Int8Array, 7, INT32)],
  [8, complex("complex64", Float32Array, 9, FLOAT32)],
  [10, numbers("bool", Uint8Array, 11, BOOL)],
  [11, numbers("qint8", Int8Array, 7, INT32)],
  [12, numbers("quint8", Uint8Array, 7, INT32)],
  [13, numbers("qint32", Int32Array, 7, INT32)],
  [14, { ...numbers("bfloat16", Uint16Array, 13, INT32), fromBits: bfloat16FromBits }],
  [15, numbers("qint16", Int16Array, 7, INT32)],
  [16, numbers("quint16", Uint16Array, 7, INT32)],
  [17, numbers("uint16", Uint16Array, 7, INT32)],
  [18, complex("complex128", Float64Array, 12, FLOAT64)],
  [19, { ...numbers("float16", Uint16Array, 13, INT32), fromBits: float16FromBits }],
  [22, numbers("uint32", Uint32Array, 16, UINT32)],
  [24, bits("float8_e5m2", FLOAT8_FIELD)],
  [25, bits("float8_e4m3fn", FLOAT8_FIELD)],
  [26, bits("float8_e4m3fnuz", FLOAT8_FIELD)],
  [27, bits("float8_e4m3b11fnuz", FLOAT8_FIELD)],
  [28, bits("float8_e5m2fnuz", FLOAT8_FIELD)],
  [29, bits("int4", 7)],
  [30, bits("uint4", 7)],
  [31, bits("int2", 7)],
  [32, bits("uint2", 7)],
  [33, bits("float4_e2m1fn", 7)],
]);

export const BIGINT_TYPES: ReadonlyMap<number, BigIntType> = new Map<number, BigIntType>([
  [9, bigints("int64", BigInt64Array, 10, (items) => items.int64())],
  [23, bigints("uint64", BigUint64Array, 17, (items) => items.uint64())],
]);

/** IEEE 754 binary16: 1 sign, 5 exponent, 10 fraction bits. */
function float16FromBits(pattern: number): number {
  const sign = pattern & 0x8000 ? -1 : 1;
  const exponent = (pattern >>> 10) & 0x1f;
  const fraction = pattern & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const SCRATCH = new DataView(new ArrayBuffer(4));

/** The upper half of a float32. */
function bfloat16FromBits(pattern: number): number {
  SCRATCH.setUint32(0, pattern << 16);
  return SCRATCH.getFloat32(0);
}

type NumberCodec = Pick<NumberType, "wireType" | "read">;

function numbers(
  name: string,
  array: NumberType["array"],
  field: number,
  codec: NumberCodec,
): NumberType {
  return { name, kind: "numbers", array, zero: 0, field, ...codec };
}

function complex(
  name: string,
  array: NumberType["array"],
  field: number,
  codec: NumberCodec,
): NumberType {
  return { ...numbers(name, array, field, codec), kind: "complex" };
}

/** One byte per element in memory; the pattern is handed on as it is. */
function bits(name: string, field: number): NumberType {
  return { ...numbers(name, Uint8Array, field, INT32), kind: "bits" };
}

function bigints(
  name: string,
  array: BigIntType["array"],
  field: number,
  read: BigIntType["read"],
): BigIntType {
  return { name, array, zero: 0n, field, wireType: VARINT, read };
}
