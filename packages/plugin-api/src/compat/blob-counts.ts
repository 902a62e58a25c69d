import type { PointsQuery, Reader } from "@runlens/model";
import { blobsAt } from "./blobs.ts";
import type { Moment } from "./values.ts";

/** How many blobs values hold. What was counted once is not read again. */
export interface BlobCounts {
  /** Of one value; 0 when it cannot be read. */
  at(query: PointsQuery, moment: Moment, signal?: AbortSignal): Promise<number>;
  /**
   * Of the value with the most, as far as 1 MiB of them tells, counted from the newest
   * backwards; the newest is looked at whatever its size.
   */
  longest(query: PointsQuery, moments: readonly Moment[], signal?: AbortSignal): Promise<number>;
}

const MAX_BYTES_READ = 2 ** 20;

/** About 20 MB. */
const MAX_COUNTS_KEPT = 100_000;

interface Counted {
  readonly count: number;
  readonly bytesRead: number;
}

export function createBlobCounts(reader: Reader): BlobCounts {
  const countByValue = new Map<string, number>();

  async function countAt(
    query: PointsQuery,
    moment: Moment,
    signal: AbortSignal | undefined,
  ): Promise<Counted> {
    const { experiment, run, tag } = query;
    const { step, wallTimeSecs } = moment;
    const key = JSON.stringify([experiment, run, tag, step, wallTimeSecs]);
    const known = countByValue.get(key);
    if (known !== undefined) return { count: known, bytesRead: 0 };
    const blobs = await blobsAt(reader, query, moment, signal);
    if (blobs === undefined) return { count: 0, bytesRead: 0 };
    if (countByValue.size >= MAX_COUNTS_KEPT) countByValue.clear();
    countByValue.set(key, blobs.length);
    return { count: blobs.length, bytesRead: blobs.reduce((sum, blob) => sum + blob.length, 0) };
  }

  return {
    at: async (query, moment, signal) => (await countAt(query, moment, signal)).count,
    async longest(query, moments, signal) {
      let longest = 0;
      let bytesLeft = MAX_BYTES_READ;
      for (const moment of moments.toReversed()) {
        const { count, bytesRead } = await countAt(query, moment, signal);
        longest = Math.max(longest, count);
        bytesLeft -= bytesRead;
        if (bytesLeft <= 0) break;
      }
      return longest;
    },
  };
}
