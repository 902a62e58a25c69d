/** First position in [from, to) that passes a test which, once passed, is passed to the end. */
export function firstIndex(from: number, to: number, passes: (i: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Of `count` rising places those from `min` to `max`: from (inclusive) and to (exclusive). */
export function indexesInside(
  count: number,
  { min, max }: { readonly min: number; readonly max: number },
  placeAt: (i: number) => number,
): readonly [from: number, to: number] {
  const from = firstIndex(0, count, (i) => placeAt(i) >= min);
  return [from, firstIndex(from, count, (i) => placeAt(i) > max)];
}

/** `firstIndex`, in few tests where `guess` is near the answer. */
export function firstIndexNear(
  from: number,
  to: number,
  guess: number,
  passes: (i: number) => boolean,
): number {
  let low = from;
  let high = to;
  let at = Math.floor(guess);
  for (let stride = 1; at >= low && at < high; stride *= 4) {
    if (passes(at)) {
      high = at;
      at -= stride;
    } else {
      low = at + 1;
      at += stride;
    }
  }
  return firstIndex(low, high, passes);
}
