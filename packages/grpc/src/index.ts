export type { RunningGrpcServer } from "./grpc-server.ts";
export { serveDataProvider, type DataProviderOptions } from "./serve-data-provider.ts";
