/** A part of a sound, in seconds from its start. */
export interface LoopRegion {
  readonly fromSecs: number;
  readonly toSecs: number;
}

/** Shorter ones are taken for a click. */
const MIN_SECS = 0.02;

/** The part between two places, in any order; undefined when it is too short to be meant. */
export function regionBetween(a: number, b: number): LoopRegion | undefined {
  const region = { fromSecs: Math.min(a, b), toSecs: Math.max(a, b) };
  return region.toSecs - region.fromSecs < MIN_SECS ? undefined : region;
}

/** Where a sound is that played for some seconds: at the end of `region` it goes back to its start. */
export function loopedSecs(startedAt: number, playedSecs: number, region: LoopRegion): number {
  const { fromSecs, toSecs } = region;
  const secs = startedAt + playedSecs;
  return secs < toSecs ? secs : fromSecs + ((secs - fromSecs) % (toSecs - fromSecs));
}
