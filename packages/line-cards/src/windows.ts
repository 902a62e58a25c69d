import type { SeriesWindow, TagAxis, XAxis } from "@runlens/model";

/** Every point of the series is there, so that any axis, range and smoothing follows from it. */
export function isWhole(window: SeriesWindow): boolean {
  const isSeries = window.group === undefined && window.x === undefined;
  return isSeries && window.exact && window.length === window.totalPoints;
}

/** A series' places on an axis. With a tag as axis, the window was made for it. */
export function placesOn(window: SeriesWindow, xAxis: XAxis | TagAxis): Float64Array {
  if (window.x !== undefined) return window.x;
  if (xAxis === "step") return window.steps;
  if (xAxis === "wall") return window.wallTimesSecs;
  return window.wallTimesSecs.map((time) => time - window.originTimeSecs);
}

/** The place of one point. */
export function placeOf(window: SeriesWindow, xAxis: XAxis, index: number): number {
  const { steps, wallTimesSecs, originTimeSecs } = window;
  if (xAxis === "step") return steps[index] ?? NaN;
  return (wallTimesSecs[index] ?? NaN) - (xAxis === "wall" ? 0 : originTimeSecs);
}
