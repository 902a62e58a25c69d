import type { SamplingOptions } from "../backend.ts";

/**
 * How many points of a series a route sends: what the user asked for, or `usual`;
 * Infinity for all.
 */
export function pointLimit(sampling: SamplingOptions, pluginName: string, usual: number): number {
  const asked = sampling.samplesPerPlugin(pluginName);
  return asked === 0 ? Infinity : (asked ?? usual);
}

/**
 * Positions of at most `limit` of `length` points, evenly spread, ascending, the first
 * and the last among them; of one, the last.
 */
export function spreadPositions(length: number, limit: number): number[] {
  const last = length - 1;
  if (length <= limit) return Array.from({ length }, (_, position) => position);
  if (limit <= 1) return limit === 1 ? [last] : [];
  return Array.from({ length: limit }, (_, i) => Math.round((i * last) / (limit - 1)));
}
