/** Copies a column into a longer one, which goes on in its place. */
export function moved<T extends Float64Array | Float32Array | Int32Array | Uint8Array>(
  from: T,
  to: T,
): T {
  to.set(from);
  return to;
}
