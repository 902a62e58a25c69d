import { bytesField, messageField, optional, textField, varintField, type Field } from "./wire.ts";

/** Numbers of `DataType` (tensorflow/core/framework/types.proto) that summaries use. */
export const DT_FLOAT = 1;
export const DT_DOUBLE = 2;
export const DT_STRING = 7;

/**
 * Fields of a TensorProto whose elements stand in `tensor_content`, as TensorFlow
 * writes numbers: in memory order, which is little-endian wherever JavaScript runs.
 */
export function numericTensor(
  dtype: number,
  shape: readonly number[],
  values: ArrayBufferView,
): readonly Field[] {
  const content = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return [
    varintField(1, dtype),
    shapeField(shape),
    ...(content.length === 0 ? [] : [bytesField(4, content)]),
  ];
}

/** Fields of a TensorProto of strings, one `string_val` each. */
export function stringTensor(
  shape: readonly number[],
  values: readonly (string | Uint8Array)[],
): readonly Field[] {
  return [
    varintField(1, DT_STRING),
    shapeField(shape),
    ...values.map((value) =>
      typeof value === "string" ? textField(8, value) : bytesField(8, value),
    ),
  ];
}

/** An empty message for a single value, which TensorFlow and TensorBoard write too. */
export function shapeField(shape: readonly number[], number = 2): Field {
  return messageField(
    number,
    shape.map((size) => messageField(2, [optional(varintField, 1, size)])),
  );
}
