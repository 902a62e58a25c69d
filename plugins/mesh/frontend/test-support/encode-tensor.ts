/** A TensorProto of doubles: dtype, shape and `tensor_content`. */
export function encodeTensor(
  shape: readonly number[],
  numbers: readonly number[],
): Uint8Array<ArrayBuffer> {
  const content = new Uint8Array(Float64Array.from(numbers).buffer);
  const dims = shape.flatMap((size) => lengthDelimited(0x12, [0x08, ...varint(size)]));
  return Uint8Array.from([
    0x08,
    2,
    ...lengthDelimited(0x12, dims),
    ...lengthDelimited(0x22, [...content]),
  ]);
}

function lengthDelimited(key: number, bytes: readonly number[]): number[] {
  return [key, ...varint(bytes.length), ...bytes];
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}
