/**
 * Debiased exponential moving average, TensorBoard's formula: with `last` = 0 at
 * the start, `last = last * weight + (1 - weight) * value`, and the output is
 * `last / (1 - weight ** n)` after n finite values. Points count equally, whatever
 * their spacing.
 *
 * Non-finite values pass through and are not counted. A series of one repeated
 * value is returned as it is, so that rounding draws no ripple on a flat line.
 *
 * @param weight of the past, 0 to 1; clamped.
 * @param output written and returned; as long as `values`.
 */
export function smoothDebiased(
  values: Float64Array,
  weight: number,
  output: Float64Array = new Float64Array(values.length),
): Float64Array {
  const past = Math.min(Math.max(weight, 0), 1);
  if (past === 0 || isConstant(values)) {
    output.set(values);
    return output;
  }
  let last = 0;
  let pastPower = 1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (!Number.isFinite(value)) {
      output[i] = value;
      continue;
    }
    last = last * past + (1 - past) * value;
    // Below this the debiasing divides by exactly 1, and multiplying on would crawl through denormals.
    pastPower = pastPower < Number.EPSILON / 4 ? 0 : pastPower * past;
    output[i] = past === 1 ? last : last / (1 - pastPower);
  }
  return output;
}

function isConstant(values: Float64Array): boolean {
  const first = values[0];
  return values.every((value) => value === first);
}
