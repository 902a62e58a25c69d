import { blobSequence } from "@runlens/format";
import type { PointsQuery, Reader } from "@runlens/model";
import type { BackendContext } from "../backend.ts";
import { notFound } from "../reply.ts";
import type { BlobKey } from "./blob-key.ts";
import { seriesText } from "./parameters.ts";
import { pointLimit } from "./sampling.ts";
import { momentsOf, sampledMoments, type Moment } from "./values.ts";

/** How many steps of images or sounds TensorBoard sends. */
const USUAL_BLOB_STEPS = 10;

/**
 * The steps of a blob series that a route sends, oldest first. Of several values at one
 * step the last counts, since a key names no more than the step. Undefined when there is
 * no such series.
 */
export async function blobMoments(
  context: BackendContext,
  pluginName: string,
  query: PointsQuery,
  signal?: AbortSignal,
): Promise<Moment[] | undefined> {
  const moments = await momentsOf(context.reader, query, signal);
  const limit = pointLimit(context, pluginName, USUAL_BLOB_STEPS);
  return moments && sampledMoments(lastOfEachStep(moments), limit);
}

/** Whether the query names a series of the plugin. */
export async function isSeriesOf(
  reader: Reader,
  pluginName: string,
  { experiment, run, tag }: PointsQuery,
): Promise<boolean> {
  const series = await reader.series({ experiment, runs: [run], tags: [tag], pluginName });
  return series.length > 0;
}

/** Of several values at one step the last: a blob key names no more than the step. */
export function lastOfEachStep(moments: readonly Moment[]): Moment[] {
  const lastByStep = new Map(moments.map((moment) => [moment.step, moment]));
  return moments.filter((moment) => lastByStep.get(moment.step) === moment);
}

/**
 * The blobs of one value; undefined when it cannot be read, holds none, or gave its place
 * to another since the moment was listed.
 */
export async function blobsAt(
  reader: Reader,
  query: PointsQuery,
  { position, step }: Moment,
  signal?: AbortSignal,
): Promise<readonly Uint8Array[] | undefined> {
  const values = await reader.values({ ...query, positions: [position] }, signal);
  const value = values?.[0];
  return value?.kind === "read" && value.step === step ? blobSequence(value.data) : undefined;
}

/**
 * The one blob that a key names; no other value is read.
 *
 * @throws RouteError 404.
 */
export async function blobOf(
  reader: Reader,
  key: BlobKey,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const { experiment, pluginName, run, tag, step, index } = key;
  const query = { experiment, run, tag };
  const isKnown = await isSeriesOf(reader, pluginName, query);
  const moments = isKnown ? await momentsOf(reader, query, signal) : undefined;
  const moment = moments?.findLast((each) => each.step === step);
  const blob = moment && (await blobsAt(reader, query, moment, signal))?.[index];
  if (blob !== undefined) return new Uint8Array(blob);
  throw notFound(`No blob for ${seriesText(run, tag)}, step=${step}, index=${index}`);
}
