const GROWTH = 1.5;

/** `cells`, or a larger copy with room for `length`: exact at first, by half from then on. */
export function withRoom(cells: Float64Array, length: number, filler = 0): Float64Array {
  if (length <= cells.length) return cells;
  const grown = new Float64Array(Math.max(length, Math.ceil(cells.length * GROWTH)));
  grown.set(cells);
  if (filler !== 0) grown.fill(filler, cells.length);
  return grown;
}
