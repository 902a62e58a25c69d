import type { Bucket } from "@runlens/format";
import type { PointsQuery, Reader } from "@runlens/model";
import type { BackendContext, RouteRequest } from "../backend.ts";
import { notFound } from "../reply.ts";
import { runAndTag } from "./parameters.ts";
import { pythonString } from "./python-text.ts";
import { pointLimit, type PointLimit } from "./sampling.ts";
import { matrixRows, sampledTensors } from "./tensors.ts";

/** The plugin name of series that two dashboards show: histograms and distributions. */
export const HISTOGRAMS = "histograms";

export interface LoggedHistogram {
  readonly step: number;
  readonly wallTimeSecs: number;
  readonly buckets: readonly Bucket[];
}

/**
 * The histograms of the series that a request names, evenly spread, oldest first; values
 * that are no histograms are left out.
 *
 * @param most how many, whatever the user asks for: a fixed number of TensorBoard's.
 * @throws RouteError 400 without run or tag, 404 when there is no such series.
 */
export async function requestedHistograms(
  context: BackendContext,
  { experiment, query, signal }: RouteRequest,
  most: number,
): Promise<LoggedHistogram[]> {
  const { run, tag } = runAndTag(query);
  const { count, ...which } = pointLimit(context, HISTOGRAMS, most);
  const limit = { ...which, count: Math.min(count, most) };
  const histograms = await histogramsOf(context.reader, { experiment, run, tag }, limit, signal);
  if (histograms !== undefined) return histograms;
  throw notFound(`No histogram tag ${pythonString(tag)} for run ${pythonString(run)}`);
}

/** As many histograms of a series as are sent of it; undefined when there is no such series. */
export async function histogramsOf(
  reader: Reader,
  query: PointsQuery,
  limit: PointLimit,
  signal?: AbortSignal,
): Promise<LoggedHistogram[] | undefined> {
  const logged = await sampledTensors(reader, HISTOGRAMS, query, limit, signal);
  return logged?.flatMap(({ step, wallTimeSecs, tensor }) => {
    const buckets = matrixRows(tensor);
    return buckets !== undefined && buckets.every(isBucket)
      ? [{ step, wallTimeSecs, buckets }]
      : [];
  });
}

function isBucket(row: readonly number[]): row is Bucket {
  return row.length === 3;
}
