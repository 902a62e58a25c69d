import type { Reader, SeriesInfo } from "@runlens/model";
import type { SamplingOptions } from "@runlens/plugin-api";
import {
  createBlobCounts,
  encodeBlobKey,
  lastOfEachStep,
  momentsOf,
  pointLimit,
  sampledMoments,
  sampledPositions,
  thinnedPositions,
  type Moment,
  type PointLimit,
} from "@runlens/plugin-api/compat";
import type { Procedure } from "./grpc-server.ts";
import { MAX_MESSAGE_BYTES } from "./limits.ts";
import { queryOf, seriesOf } from "./list-series.ts";
import type { MessageWriter } from "./message-writer.ts";
import { pointsRequest, type SeriesRequest } from "./requests.ts";
import { messageTooLarge } from "./rpc-error.ts";
import { seriesMessage } from "./series-message.ts";
import { tensorProto } from "./tensor-proto.ts";
import { unary } from "./unary.ts";

/** Columns of one length: steps 1, wall times 2, values 3, rounded to 32 bits. */
export function readScalars(reader: Reader, sampling: SamplingOptions): Procedure {
  return unary(async (bytes, signal) => {
    const { series: request, limit } = readRequest(bytes, sampling);
    const series = await seriesOf(reader, request, "scalar");
    return seriesMessage(series, signal, async (message, info) => {
      if (limit.count === 0) return;
      const points = await reader.points(queryOf(request, info), signal);
      if (points === undefined) return;
      const { length, steps, wallTimesSecs, values } = points;
      const positions =
        limit.capacity === undefined
          ? thinnedPositions(values.subarray(0, length), limit.count)
          : sampledPositions(length, limit);
      message.integers(
        1,
        positions.map((i) => steps[i] ?? NaN),
      );
      message.doubles(
        2,
        positions.map((i) => wallTimesSecs[i] ?? NaN),
      );
      message.floats(
        3,
        positions.map((i) => values[i] ?? NaN),
      );
    });
  });
}

/** As for scalars, each value a TensorProto. Values that cannot be read are left out. */
export function readTensors(reader: Reader, sampling: SamplingOptions): Procedure {
  return unary(async (bytes, signal) => {
    const { series: request, limit } = readRequest(bytes, sampling);
    const series = await seriesOf(reader, request, "tensor");
    return seriesMessage(series, signal, async (message, info) => {
      const moments = await sampled(reader, request, info, limit, signal);
      const positions = moments.map(({ position }) => position);
      // What the message has no room for need not be read.
      const maxBytes = MAX_MESSAGE_BYTES - message.byteLength;
      const query = { ...queryOf(request, info), positions, maxBytes };
      const values = positions.length === 0 ? [] : ((await reader.values(query, signal)) ?? []);
      const tensors = values.flatMap((value) => {
        const { step, wallTimeSecs } = value;
        if (value.kind === "unreadable") {
          if (value.problem.code === "value.tooLarge") throw messageTooLarge(MAX_MESSAGE_BYTES);
          return [];
        }
        const tensor = tensorProto(value.data);
        return tensor === undefined ? [] : [{ step, wallTimeSecs, tensor }];
      });
      writeTimes(message, tensors);
      for (const { tensor } of tensors) message.byteField(3, tensor);
    });
  });
}

/** As for scalars, each value a sequence of references 1, each with its key 1. No blob is sent. */
export function readBlobSequences(reader: Reader, sampling: SamplingOptions): Procedure {
  const counts = createBlobCounts(reader);
  return unary(async (bytes, signal) => {
    const { series: request, limit } = readRequest(bytes, sampling);
    const series = await seriesOf(reader, request, "blobSequence");
    return seriesMessage(series, signal, async (message, info) => {
      const moments = await sampled(reader, request, info, limit, signal, lastOfEachStep);
      writeTimes(message, moments);
      const query = queryOf(request, info);
      for (const moment of moments) {
        const count = await counts.at(query, moment, signal);
        const { pluginName } = info;
        const sequence = message.begin(3);
        for (let index = 0; index < count; index++) {
          const reference = message.begin(1);
          message.text(1, encodeBlobKey({ ...query, pluginName, step: moment.step, index }));
          message.end(reference);
        }
        message.end(sequence);
      }
    });
  });
}

/** @throws RpcError with TensorBoard's words. */
function readRequest(
  bytes: Uint8Array,
  sampling: SamplingOptions,
): { series: SeriesRequest; limit: PointLimit } {
  const { series, pointLimit: count } = pointsRequest(bytes);
  return { series, limit: { ...pointLimit(sampling, series.pluginName, count), count } };
}

/** Which values of a series are sent. */
async function sampled(
  reader: Reader,
  request: SeriesRequest,
  info: SeriesInfo,
  limit: PointLimit,
  signal: AbortSignal,
  select: (moments: Moment[]) => Moment[] = (moments) => moments,
): Promise<Moment[]> {
  if (limit.count === 0) return [];
  const moments = (await momentsOf(reader, queryOf(request, info), signal)) ?? [];
  return sampledMoments(select(moments), limit);
}

function writeTimes(
  message: MessageWriter,
  values: readonly { readonly step: number; readonly wallTimeSecs: number }[],
): void {
  message.integers(
    1,
    values.map(({ step }) => step),
  );
  message.doubles(
    2,
    values.map(({ wallTimeSecs }) => wallTimeSecs),
  );
}
