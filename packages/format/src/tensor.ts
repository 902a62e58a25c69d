import {
  baseDtype,
  BIGINT_TYPES,
  DT_STRING,
  FLOAT8_FIELD,
  NUMBER_TYPES,
  type BigIntArray,
  type ElementType,
  type Items,
  type NumberArray,
} from "./dtype.ts";
import { BYTE, LENGTH_DELIMITED, WireReader } from "./wire.ts";

/** A decoded TensorProto; elements in row-major order, `shape` [] for a single value. */
export type Tensor = {
  /** As NumPy spells it: "float32", "bfloat16", "int64", "string". */
  readonly dtype: string;
  readonly shape: readonly number[];
} & (
  | { readonly kind: "numbers"; readonly values: NumberArray }
  | { readonly kind: "bigints"; readonly values: BigIntArray }
  /** Real and imaginary parts in turn: two numbers per element. */
  | { readonly kind: "complex"; readonly values: NumberArray }
  /** Bit patterns of types smaller than 16 bits, one byte per element. */
  | { readonly kind: "bits"; readonly values: NumberArray }
  | { readonly kind: "strings"; readonly values: readonly Uint8Array[] }
);

export type TensorRead = Tensor | { readonly kind: "unreadable"; readonly reason: string };

/** A few bytes can announce any shape and have it filled; this is where we stop believing. */
const DEFAULT_MAX_ELEMENTS = 2 ** 24;

/**
 * Decodes a serialised TensorProto.
 *
 * Elements come from `tensor_content` (raw, little-endian; its length must fit the
 * shape) or else from the typed field of the dtype. Too few typed values are
 * completed as TensorFlow does: with the last one, with zeros when there is none.
 * Surplus ones are ignored. No shape means a single value. float16 and bfloat16
 * widen to float32. Reference dtypes read as their base type. Strings are views on
 * `bytes`. A tensor of more than `maxElements` (default 16,777,216), of unknown
 * shape, or of a type without values is `unreadable`.
 *
 * Source: tensorflow/core/framework/tensor.proto; tensor.cc, `FromProtoField`.
 */
export function decodeTensor(
  bytes: Uint8Array,
  { maxElements = DEFAULT_MAX_ELEMENTS }: { readonly maxElements?: number } = {},
): TensorRead {
  const layout = readLayout(bytes);
  if (layout === undefined) return unreadable("not a TensorProto");
  const { dtype, shape, content } = layout;
  const count = shape.reduce((product, size) => product * size, 1);
  if (!shape.every((size) => size >= 0)) return unreadable("shape is unknown");
  if (!(count <= maxElements))
    return unreadable(`${count} elements, at most ${maxElements} are read`);

  if (dtype === DT_STRING) return readStrings(bytes, shape, count);
  const numberType = NUMBER_TYPES.get(dtype);
  if (numberType !== undefined) {
    const { name, kind, fromBits } = numberType;
    const values = readItems(numberType, bytes, content, count, kind === "complex" ? 2 : 1);
    if (values === undefined) return unreadable(MISFIT);
    return { kind, dtype: name, shape, values: fromBits ? widen(values, fromBits) : values };
  }
  const bigintType = BIGINT_TYPES.get(dtype);
  if (bigintType !== undefined) {
    const values = readItems(bigintType, bytes, content, count, 1);
    if (values === undefined) return unreadable(MISFIT);
    return { kind: "bigints", dtype: bigintType.name, shape, values };
  }
  return unreadable(`dtype ${dtype} holds no values`);
}

const MISFIT = "values do not fit the dtype and shape";

function unreadable(reason: string): TensorRead {
  return { kind: "unreadable", reason };
}

interface TensorLayout {
  readonly dtype: number;
  readonly shape: readonly number[];
  readonly content: Uint8Array;
}

function readLayout(bytes: Uint8Array): TensorLayout | undefined {
  let dtype = 0;
  let shape: readonly number[] | undefined = [];
  let content = bytes.subarray(0, 0);
  const fields = new WireReader(bytes);
  while (fields.next()) {
    if (fields.key === 0x08) dtype = fields.int32();
    else if (fields.key === 0x12) shape = readShape(fields.bytes());
    else if (fields.key === 0x22) content = fields.bytes();
  }
  if (fields.malformed || shape === undefined) return undefined;
  return { dtype: baseDtype(dtype), shape, content };
}

/** A dimension of unknown size, or all of them, reads as -1. */
function readShape(bytes: Uint8Array): readonly number[] | undefined {
  const shape: number[] = [];
  const fields = new WireReader(bytes);
  while (fields.next()) {
    if (fields.key === 0x12) {
      const dimension = new WireReader(fields.bytes());
      let size = 0;
      while (dimension.next()) if (dimension.key === 0x08) size = dimension.int64AsNumber();
      if (dimension.malformed) return undefined;
      shape.push(size);
    } else if (fields.key === 0x18 && fields.bool()) {
      shape.push(-1);
    }
  }
  return fields.malformed ? undefined : shape;
}

function readItems<T, A extends Items<T>>(
  type: ElementType<T, A>,
  bytes: Uint8Array,
  content: Uint8Array,
  count: number,
  itemsPerElement: number,
): A | undefined {
  const itemCount = count * itemsPerElement;
  if (content.length > 0) {
    if (content.length !== itemCount * type.array.BYTES_PER_ELEMENT) return undefined;
    return new type.array(new Uint8Array(content).buffer);
  }
  const given = readTypedField(type, bytes);
  if (given === undefined || given.length % itemsPerElement !== 0) return undefined;
  const items = new type.array(itemCount);
  for (let i = 0; i < itemCount; i++) {
    const lastElement = given.length - itemsPerElement + (i % itemsPerElement);
    items[i] = given[Math.min(i, lastElement)] ?? type.zero;
  }
  return items;
}

/** Values of a repeated field, packed or one by one. */
function readTypedField<T, A extends Items<T>>(
  type: ElementType<T, A>,
  bytes: Uint8Array,
): T[] | undefined {
  const single = type.field * 8 + type.wireType;
  const packed = type.field * 8 + LENGTH_DELIMITED;
  const itemWireType = type.field === FLOAT8_FIELD ? BYTE : type.wireType;
  const values: T[] = [];
  const fields = new WireReader(bytes);
  while (fields.next()) {
    if (fields.key === single) values.push(type.read(fields));
    if (fields.key !== packed) continue;
    const items = new WireReader(fields.bytes());
    while (items.nextItem(itemWireType)) values.push(type.read(items));
    if (items.malformed) return undefined;
  }
  return fields.malformed ? undefined : values;
}

function readStrings(bytes: Uint8Array, shape: readonly number[], count: number): TensorRead {
  const given: Uint8Array[] = [];
  const fields = new WireReader(bytes);
  while (fields.next()) if (fields.key === 0x42) given.push(fields.bytes());
  const last = given.at(-1) ?? bytes.subarray(0, 0);
  const values = Array.from({ length: count }, (_, i) => given[i] ?? last);
  return { kind: "strings", dtype: "string", shape, values };
}

function widen(patterns: NumberArray, fromBits: (bits: number) => number): NumberArray {
  return Float32Array.from(patterns, fromBits);
}
