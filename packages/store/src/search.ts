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
