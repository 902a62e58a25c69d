import type { ValueData } from "./event.ts";
import { decodeTensor } from "./tensor.ts";

/**
 * A single real number in any of its encodings, as float64; undefined for anything
 * else. 64-bit integers beyond ±2^53 lose their last digits.
 */
export function scalarOf(data: ValueData): number | undefined {
  if (data.kind === "simple") return data.value;
  if (data.kind !== "tensor") return undefined;
  const tensor = decodeTensor(data.bytes, { maxElements: 1 });
  if (tensor.kind !== "numbers" && tensor.kind !== "bigints") return undefined;
  const value = tensor.values[0];
  return value === undefined ? undefined : Number(value);
}
