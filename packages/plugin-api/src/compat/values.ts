import type { PointsQuery, Reader } from "@runlens/model";
import { sampledPositions, type PointLimit } from "./sampling.ts";

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

/** The moments that are sent, in their order. */
export function sampledMoments(moments: readonly Moment[], limit: PointLimit): Moment[] {
  return sampledPositions(moments.length, limit).flatMap((position) => moments[position] ?? []);
}
