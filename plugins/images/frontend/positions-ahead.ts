/**
 * Positions that a slider is likely to come to next, the likeliest first.
 *
 * @param direction 1 or -1: where it goes; 0: nobody knows, so either side has a half of `reach`.
 * @param count positions that there are.
 */
export function positionsAhead(
  position: number,
  direction: number,
  reach: number,
  count: number,
): number[] {
  const distances = Array.from({ length: reach }, (_, i) => i + 1);
  const ahead =
    direction === 0
      ? distances.slice(0, reach / 2).flatMap((by) => [position + by, position - by])
      : distances.map((by) => position + direction * by);
  return ahead.filter((each) => each >= 0 && each < count);
}
