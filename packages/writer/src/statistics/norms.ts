import type { ScalarLog } from "./scalar-log.ts";

/** Values of tensors by name, flat in any order: typed arrays or plain ones. */
export type NamedValues = Readonly<Record<string, ArrayLike<number>>>;

export interface Norms {
  /** Of all tensors together, as if they were one vector. */
  readonly global: number;
  readonly byName: Readonly<Record<string, number>>;
}

/**
 * Euclidean (L2) norm: the square root of the sum of squares, summed in float64.
 * No values: 0. A NaN or an infinity among them shows in the result, which is what
 * norms are logged for.
 */
export function l2Norm(values: ArrayLike<number>): number {
  return Math.sqrt(sumOfSquares(values));
}

/**
 * Norms of gradients or weights: one for each tensor and the global one, the square
 * root of the sum of all squares, as `tf.linalg.global_norm` and gradient clipping
 * define it.
 */
export function normsOf(tensors: NamedValues): Norms {
  const byName: Record<string, number> = {};
  let sum = 0;
  for (const [name, values] of Object.entries(tensors)) {
    const squares = sumOfSquares(values);
    byName[name] = Math.sqrt(squares);
    sum += squares;
  }
  return { global: Math.sqrt(sum), byName };
}

/** Logs the global norm as `<tag>/global` and each tensor's as `<tag>/<name>`. */
export function logNorms(log: ScalarLog, tag: string, tensors: NamedValues, step: number): Norms {
  const norms = normsOf(tensors);
  log.scalar(`${tag}/global`, norms.global, step);
  for (const [name, norm] of Object.entries(norms.byName)) log.scalar(`${tag}/${name}`, norm, step);
  return norms;
}

function sumOfSquares(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    sum += value * value;
  }
  return sum;
}
