import type { Experiment, Reader } from "@runlens/model";
import { DEFAULT_SAMPLING, type SamplingOptions } from "@runlens/plugin-api";
import type { Procedure } from "./grpc-server.ts";
import { MAX_MESSAGE_BYTES } from "./limits.ts";
import { listBlobSequences, listScalars, listTensors } from "./list-series.ts";
import { MessageWriter } from "./message-writer.ts";
import { readBlob } from "./read-blob.ts";
import { readBlobSequences, readScalars, readTensors } from "./read-series.ts";
import { readRequest } from "./requests.ts";
import { unary } from "./unary.ts";

const SERVICE = "/tensorboard.data.TensorBoardDataProvider/";

/**
 * The ten procedures of `tensorboard.data.TensorBoardDataProvider`, by path.
 *
 * Source: tensorboard/data/proto/data_provider.proto; tensorboard/data/server/server.rs.
 */
export function dataProvider(
  reader: Reader,
  sampling: SamplingOptions = DEFAULT_SAMPLING,
): ReadonlyMap<string, Procedure> {
  const procedures: Readonly<Record<string, Procedure>> = {
    GetExperiment: getExperiment(reader),
    ListPlugins: listPlugins(reader),
    ListRuns: listRuns(reader),
    ListScalars: listScalars(reader),
    ReadScalars: readScalars(reader, sampling),
    ListTensors: listTensors(reader),
    ReadTensors: readTensors(reader, sampling),
    ListBlobSequences: listBlobSequences(reader),
    ReadBlobSequences: readBlobSequences(reader, sampling),
    ReadBlob: readBlob(reader),
  };
  return new Map(Object.entries(procedures).map(([name, call]) => [SERVICE + name, call]));
}

/** Data location 1, name 2. Nothing else is known of a log directory. */
function getExperiment(reader: Reader): Procedure {
  return unary(async (bytes) => {
    const experiment = await experimentOf(reader, readRequest(bytes).experiment);
    const message = new MessageWriter(MAX_MESSAGE_BYTES);
    message.text(1, experiment?.dataLocation ?? "");
    message.text(2, experiment?.name ?? "");
    return message;
  });
}

/** The one there is stands for every id, as with TensorBoard's local data. */
async function experimentOf(reader: Reader, id: string): Promise<Experiment | undefined> {
  const experiments = await reader.experiments();
  return experiments.find((experiment) => experiment.id === id) ?? experiments[0];
}

/** Repeated plugin 1, each with its name 1. */
function listPlugins(reader: Reader): Procedure {
  return unary(async (bytes) => {
    const { experiment } = readRequest(bytes);
    const series = await reader.series({ experiment });
    const names = new Set(series.map(({ pluginName }) => pluginName));
    const message = new MessageWriter(MAX_MESSAGE_BYTES);
    for (const name of names) {
      if (name === "") continue;
      const plugin = message.begin(1);
      message.text(1, name);
      message.end(plugin);
    }
    return message;
  });
}

/** Repeated run 1: name 2, start time 3. Runs without any event are left out. */
function listRuns(reader: Reader): Procedure {
  return unary(async (bytes) => {
    const { experiment } = readRequest(bytes);
    const message = new MessageWriter(MAX_MESSAGE_BYTES);
    for (const { name, startTimeSecs } of await reader.runs({ experiment })) {
      if (startTimeSecs === undefined) continue;
      const run = message.begin(1);
      message.text(2, name);
      message.double(3, startTimeSecs);
      message.end(run);
    }
    return message;
  });
}
