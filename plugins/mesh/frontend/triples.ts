import type { Tensor } from "@runlens/format";

/** Rows of one sample, one after the other. */
export type Triples =
  | {
      readonly kind: "triples";
      readonly values: ArrayLike<number>;
      readonly width: number;
      readonly samples: number;
    }
  | { readonly kind: "misfit"; readonly reason: string };

/**
 * One sample of a tensor `[samples, rows, 3]`; without the first dimension it is the only one.
 *
 * @param widths numbers that a row may have.
 * @param sample the last one where there are fewer.
 */
export function triplesOf(
  tensor: Tensor,
  sample: number,
  widths: readonly number[] = [3],
): Triples {
  if (tensor.kind !== "numbers" && tensor.kind !== "bigints") {
    return { kind: "misfit", reason: `a tensor of ${tensor.dtype}` };
  }
  const { shape } = tensor;
  const [samples = 0, rows = 0, width = 0] = shape.length === 2 ? [1, ...shape] : shape;
  if (shape.length < 2 || shape.length > 3 || !widths.includes(width)) {
    return { kind: "misfit", reason: `a tensor of the shape ${shapeText(shape)}` };
  }
  const first = Math.max(Math.min(sample, samples - 1), 0) * rows * width;
  const end = samples === 0 ? first : first + rows * width;
  const values =
    tensor.kind === "numbers"
      ? tensor.values.subarray(first, end)
      : Float64Array.from(tensor.values.subarray(first, end), Number);
  return { kind: "triples", values, width, samples };
}

function shapeText(shape: readonly number[]): string {
  return `[${shape.join(", ")}]`;
}
