import type { Layout } from "./layout.ts";
import type { Scale } from "./scale.ts";

/** How far a device pixel may be missed. */
const TOLERANCE = 0.02;

/**
 * By how many whole device pixels the plot of `before` has to move to the right to be the
 * plot of `after`; undefined when it is more than that which tells the two apart.
 */
export function shiftBetween(before: Layout, after: Layout, ratio: number): number | undefined {
  const sides = ["left", "right", "top", "bottom"] as const;
  if (sides.some((side) => before[side] !== after[side])) return undefined;
  if (!isSameScale(before.yScale, after.yScale)) return undefined;
  if (!isSameScale(before.y2Scale, after.y2Scale)) return undefined;
  const { domain, from, to } = before.xScale;
  const atFrom = (after.xScale.pixelOf(domain.min) - from) * ratio;
  const atTo = (after.xScale.pixelOf(domain.max) - to) * ratio;
  const shift = Math.round(atFrom);
  const misses = Math.max(Math.abs(atFrom - shift), Math.abs(atTo - shift));
  return misses <= TOLERANCE ? shift : undefined;
}

function isSameScale(a: Scale | undefined, b: Scale | undefined): boolean {
  return (
    a?.kind === b?.kind &&
    a?.threshold === b?.threshold &&
    a?.domain.min === b?.domain.min &&
    a?.domain.max === b?.domain.max
  );
}
