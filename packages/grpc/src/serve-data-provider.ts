import type { Reader } from "@runlens/model";
import type { SamplingOptions } from "@runlens/plugin-api";
import { dataProvider } from "./data-provider.ts";
import { serveGrpc, type GrpcOptions, type RunningGrpcServer } from "./grpc-server.ts";

export interface DataProviderOptions extends Omit<GrpcOptions, "procedures"> {
  readonly reader: Reader;
  /** Default: of the points that a caller has room for, those that show the most. */
  readonly sampling?: SamplingOptions;
}

/**
 * Serves a reader to `tensorboard --grpc_data_provider`. There is no authentication.
 * @throws Error of Node with `code`, such as "EADDRINUSE", when it cannot listen there.
 */
export function serveDataProvider(options: DataProviderOptions): Promise<RunningGrpcServer> {
  const { reader, sampling, ...listening } = options;
  return serveGrpc({ procedures: dataProvider(reader, sampling), ...listening });
}
