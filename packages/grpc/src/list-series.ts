import type { DataClass, PointsQuery, Reader, SeriesInfo } from "@runlens/model";
import { createBlobCounts, lastOfEachStep, momentsOf } from "@runlens/plugin-api/compat";
import type { Procedure } from "./grpc-server.ts";
import type { MessageWriter } from "./message-writer.ts";
import { seriesRequest, type SeriesRequest } from "./requests.ts";
import { seriesMessage } from "./series-message.ts";
import { unary } from "./unary.ts";

/** Of scalars: largest step 1, largest wall time 2, summary metadata 3. */
export function listScalars(reader: Reader): Procedure {
  const maxWallTime = createTimeMemory(reader);
  return unary(async (bytes, signal) => {
    const request = seriesRequest(bytes);
    const series = await seriesOf(reader, request, "scalar");
    return seriesMessage(series, signal, async (message, info) => {
      message.integer(1, info.lastStep ?? 0);
      message.double(2, await maxWallTime(request.experiment, info, signal));
      writeMetadata(message, 3, info);
    });
  });
}

/** As for scalars. */
export function listTensors(reader: Reader): Procedure {
  return unary(async (bytes, signal) => {
    const request = seriesRequest(bytes);
    const series = await seriesOf(reader, request, "tensor");
    return seriesMessage(series, signal, async (message, info) => {
      const moments = (await momentsOf(reader, queryOf(request, info), signal)) ?? [];
      message.integer(1, info.lastStep ?? 0);
      message.double(2, largest(moments.map(({ wallTimeSecs }) => wallTimeSecs)));
      writeMetadata(message, 3, info);
    });
  });
}

/** As for scalars, but largest number of blobs 3, summary metadata 4. */
export function listBlobSequences(reader: Reader): Procedure {
  const counts = createBlobCounts(reader);
  return unary(async (bytes, signal) => {
    const request = seriesRequest(bytes);
    const series = await seriesOf(reader, request, "blobSequence");
    return seriesMessage(series, signal, async (message, info) => {
      const query = queryOf(request, info);
      const moments = lastOfEachStep((await momentsOf(reader, query, signal)) ?? []);
      message.integer(1, info.lastStep ?? 0);
      message.double(2, largest(moments.map(({ wallTimeSecs }) => wallTimeSecs)));
      message.integer(3, await counts.longest(query, moments, signal));
      writeMetadata(message, 4, info);
    });
  });
}

/** The series that a request names, of one class of data, those with values. */
export async function seriesOf(
  reader: Reader,
  request: SeriesRequest,
  dataClass: DataClass,
): Promise<SeriesInfo[]> {
  const series = await reader.series(request);
  return series.filter((info) => info.dataClass === dataClass && info.pointCount > 0);
}

export function queryOf({ experiment }: SeriesRequest, { run, tag }: SeriesInfo): PointsQuery {
  return { experiment, run, tag };
}

/** `DataClass` of summary.proto. */
const DATA_CLASSES: Readonly<Record<DataClass, number>> = {
  unknown: 0,
  scalar: 1,
  tensor: 2,
  blobSequence: 3,
};

/** SummaryMetadata: plugin data 1 {name 1, content 2}, display name 2, description 3, class 4. */
function writeMetadata(message: MessageWriter, field: number, info: SeriesInfo): void {
  const metadata = message.begin(field);
  const pluginData = message.begin(1);
  message.text(1, info.pluginName);
  if (info.pluginContent.length > 0) message.byteField(2, info.pluginContent);
  message.end(pluginData);
  message.text(2, info.displayName);
  message.text(3, info.description);
  message.integer(4, DATA_CLASSES[info.dataClass]);
  message.end(metadata);
}

/** 0 of none. What is no number does not count. */
function largest(values: Iterable<number>): number {
  let max = -Infinity;
  for (const value of values) if (value > max) max = value;
  return max === -Infinity ? 0 : max;
}

/** About 20 MB. */
const MAX_TIMES_KEPT = 100_000;

/** Largest wall times of scalar series. All points are looked at once, and again when there are new ones. */
function createTimeMemory(
  reader: Reader,
): (experiment: string, info: SeriesInfo, signal: AbortSignal) => Promise<number> {
  const known = new Map<string, number>();
  return async (experiment, { run, tag, pointCount, lastStep }, signal) => {
    const key = JSON.stringify([experiment, run, tag, pointCount, lastStep]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const points = await reader.points({ experiment, run, tag }, signal);
    const max = points === undefined ? 0 : largest(points.wallTimesSecs.subarray(0, points.length));
    if (known.size >= MAX_TIMES_KEPT) known.clear();
    known.set(key, max);
    return max;
  };
}
