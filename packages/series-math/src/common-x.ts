/** Points with rising x, each x once; values that are not finite are gaps. */
export interface Line {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Sorts points by x. Of several with the same x the last one counts; one whose x is not finite is left out. */
export function lineOf(x: Float64Array, y: Float64Array): Line {
  if (isRising(x)) return { x, y };
  const order = Array.from(x.keys())
    .filter((i) => Number.isFinite(x[i]))
    .toSorted((a, b) => (x[a] ?? NaN) - (x[b] ?? NaN) || a - b);
  const kept = order.filter((i, at) => x[i] !== x[order[at + 1] ?? -1]);
  return {
    x: Float64Array.from(kept, (i) => x[i] ?? NaN),
    y: Float64Array.from(kept, (i) => y[i] ?? NaN),
  };
}

/** Every x at which some line has a point, rising. */
export function commonX(lines: readonly Line[]): Float64Array {
  const [first, ...others] = lines;
  if (first === undefined) return new Float64Array(0);
  if (others.every(({ x }) => isSame(x, first.x))) return first.x;
  const all = new Float64Array(lines.reduce((sum, { x }) => sum + x.length, 0));
  let length = 0;
  for (const { x } of lines) {
    all.set(x, length);
    length += x.length;
  }
  all.sort();
  let kept = 0;
  for (const x of all) if (kept === 0 || x !== all[kept - 1]) all[kept++] = x;
  return all.subarray(0, kept);
}

/**
 * Reads a line off at rising x: its point there, finite or not, or the straight line between
 * the points on either side. NaN outside of its range, and in the gaps beside values that are
 * not finite.
 */
export function readOff({ x, y }: Line, at: Float64Array): Float64Array {
  if (isSame(x, at)) return y;
  const values = new Float64Array(at.length);
  let next = 0;
  for (let i = 0; i < at.length; i++) {
    const place = at[i] ?? NaN;
    while (next < x.length && (x[next] ?? NaN) < place) next += 1;
    const right = x[next] ?? NaN;
    const left = x[next - 1] ?? NaN;
    const to = y[next] ?? NaN;
    const share = (place - left) / (right - left);
    const between = (y[next - 1] ?? NaN) * (1 - share) + to * share;
    values[i] = right === place ? to : Number.isFinite(between) ? between : NaN;
  }
  return values;
}

function isRising(x: Float64Array): boolean {
  let last = -Infinity;
  for (const each of x) {
    if (!(each > last && each < Infinity)) return false;
    last = each;
  }
  return true;
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  return a === b || (a.length === b.length && a.every((x, i) => x === b[i]));
}
