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

/** The place of one point; NaN for one that is not there. */
export function placeOf(window: SeriesWindow, xAxis: XAxis | TagAxis, index: number): number {
  const { x, steps, wallTimesSecs, originTimeSecs } = window;
  if (x !== undefined) return x[index] ?? NaN;
  if (xAxis === "step") return steps[index] ?? NaN;
  return (wallTimesSecs[index] ?? NaN) - (xAxis === "wall" ? 0 : originTimeSecs);
}
