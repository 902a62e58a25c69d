import type { MeshPart, Tensor } from "@runlens/format";

/** What TensorBoard's page reads the bytes as. */
const ARRAYS = { VERTEX: Float32Array, FACE: Int32Array, COLOR: Uint8Array } as const;

/**
 * One sample of a batch `[samples, …]` as raw elements, little-endian in row-major order:
 * float32 for vertices, int32 for faces, uint8 for colours. Other numbers are converted,
 * with fractions cut off and what is too large wrapped around for integers.
 *
 * @returns undefined when the tensor has no such sample.
 */
export function meshSample(
  tensor: Tensor,
  contentType: MeshPart,
  sample: number,
): Uint8Array<ArrayBuffer> | undefined {
  if (tensor.kind !== "numbers" && tensor.kind !== "bigints") return undefined;
  const [sampleCount = 0, ...rest] = tensor.shape;
  if (sample >= sampleCount) return undefined;
  const length = rest.reduce((product, size) => product * size, 1);
  const [start, end] = [sample * length, (sample + 1) * length];
  const numbers =
    tensor.kind === "numbers"
      ? tensor.values.subarray(start, end)
      : Array.from(tensor.values.subarray(start, end), Number);
  return new Uint8Array(ARRAYS[contentType].from(numbers).buffer);
}
