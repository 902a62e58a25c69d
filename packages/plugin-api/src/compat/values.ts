import type { PointsQuery, Reader } from "@runlens/model";
import { spreadPositions } from "./sampling.ts";

/** When a value was logged, and its place in the view. */
export interface Moment {
  readonly step: number;
  readonly wallTimeSecs: number;
  readonly position: number;
}

/**
 * When each value of a series was logged, oldest first. No value is read. Undefined when
 * there is no such series.
 */
export async function momentsOf(
  reader: Reader,
  query: PointsQuery,
  signal?: AbortSignal,
): Promise<Moment[] | undefined> {
  // No byte may be read, so that values come as too large, with their step and time.
  const values = await reader.values({ ...query, maxBytes: 0 }, signal);
  return values?.map(({ step, wallTimeSecs }, position) => ({ step, wallTimeSecs, position }));
}

/** At most `limit` moments, evenly spread, the first and the last among them. */
export function spreadMoments(moments: readonly Moment[], limit: number): Moment[] {
  return spreadPositions(moments.length, limit).flatMap((position) => moments[position] ?? []);
}
