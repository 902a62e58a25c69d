import { seededRandom } from "@runlens/base";
import type { GroupCentre } from "@runlens/model";
import { centreOf, quantileOf } from "./statistics.ts";

export const RESAMPLES = 1_000;
const CONFIDENCE = 0.95;

/** What lies around the middle of some values. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** By number of values: which of them each resample takes. */
const resamplesOf = new Map<number, Int32Array>();

/** Draws of all that are kept: 32 MB. */
const MAX_KEPT_DRAWS = 8_000_000;
let keptDraws = 0;

/**
 * 95 % interval of the middle of some values, by the percentile method: 1,000 times as many
 * values are drawn from them with replacement, and the quantiles 2.5 % and 97.5 % of the
 * middles are the bounds. The draws come from `seededRandom(n)`, resample by resample, so
 * that they are the same for every n values, and bounds are the same every time. NaN of one value.
 *
 * Source: Efron and Tibshirani, An Introduction to the Bootstrap, chapter 13.
 */
export function bootstrapBounds(values: Float64Array, centre: GroupCentre): Bounds {
  const { length } = values;
  if (length < 2) return { lower: NaN, upper: NaN };
  const draws = drawsFor(length);
  const resample = new Float64Array(length);
  const middles = new Float64Array(RESAMPLES);
  for (let at = 0; at < RESAMPLES; at++) {
    for (let i = 0; i < length; i++) resample[i] = values[draws[at * length + i] ?? 0] ?? NaN;
    middles[at] = centreOf(resample, centre);
  }
  middles.sort();
  const outside = (1 - CONFIDENCE) / 2;
  return { lower: quantileOf(middles, outside), upper: quantileOf(middles, 1 - outside) };
}

function drawsFor(length: number): Int32Array {
  const known = resamplesOf.get(length);
  if (known !== undefined) return known;
  const random = seededRandom(length);
  const draws = Int32Array.from({ length: RESAMPLES * length }, () =>
    Math.floor(random() * length),
  );
  if (keptDraws + draws.length <= MAX_KEPT_DRAWS) {
    resamplesOf.set(length, draws);
    keptDraws += draws.length;
  }
  return draws;
}
