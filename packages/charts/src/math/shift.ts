import type { Box } from "./box.ts";
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

/**
 * Where the plot of `before` lies in the picture of `after`, moved and stretched; undefined
 * when no stretching makes one of the other, since scales or axes differ.
 */
export function stretchBetween(before: Layout, after: Layout): Box | undefined {
  if (!isSameKind(before.xScale, after.xScale)) return undefined;
  const y = placesOnY(before.yScale, after.yScale);
  const y2 = before.y2Scale && after.y2Scale ? placesOnY(before.y2Scale, after.y2Scale) : y;
  if (y === undefined || y2 === undefined) return undefined;
  if (Math.max(Math.abs(y.top - y2.top), Math.abs(y.bottom - y2.bottom)) > 1) return undefined;
  const { min, max } = before.xScale.domain;
  const { xScale } = after;
  return { left: xScale.pixelOf(min), right: xScale.pixelOf(max), ...y };
}

function placesOnY(before: Scale, after: Scale): Pick<Box, "top" | "bottom"> | undefined {
  if (!isSameKind(before, after)) return undefined;
  return { top: after.pixelOf(before.domain.max), bottom: after.pixelOf(before.domain.min) };
}

function isSameKind(a: Scale, b: Scale): boolean {
  return a.kind === b.kind && a.threshold === b.threshold;
}

function isSameScale(a: Scale | undefined, b: Scale | undefined): boolean {
  return (
    a?.kind === b?.kind &&
    a?.threshold === b?.threshold &&
    a?.domain.min === b?.domain.min &&
    a?.domain.max === b?.domain.max
  );
}
