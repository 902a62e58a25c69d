import { countText } from "@runlens/base";

/** Scalar tags of a run with values that are no numbers. */
export interface OddTags {
  /** With a NaN. */
  readonly nanCount: number;
  /** With a NaN or an infinite value. */
  readonly count: number;
}

/** How a run is marked and what the mark says; undefined for a run that has none. */
export function oddMarkOf({ nanCount, count }: OddTags) {
  if (count === 0) return undefined;
  const kinds = nanCount === 0 ? "Infinite values" : nanCount === count ? "NaN" : "NaN or infinity";
  return { sign: nanCount === 0 ? "∞" : "NaN", text: `${kinds} in ${countText(count, "tag")}` };
}
