import { createClient, type Client } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import type { Reader } from "@runlens/model";
import type { SamplingOptions } from "@runlens/plugin-api";
import { afterEach } from "vitest";
import { serveDataProvider } from "../serve-data-provider.ts";
import { TensorBoardDataProvider } from "./gen/data_provider_pb.js";

export interface Connection {
  readonly baseUrl: string;
  /** Another program's. */
  readonly client: Client<typeof TensorBoardDataProvider>;
  readonly internalErrors: readonly unknown[];
}

/** To be called once in a test file: gives a verb that serves a reader until the test ends. */
export function setupConnect() {
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });
  return async function connect(reader: Reader, sampling?: SamplingOptions): Promise<Connection> {
    const internalErrors: unknown[] = [];
    const server = await serveDataProvider({
      reader,
      host: "127.0.0.1",
      port: 0,
      ...(sampling === undefined ? {} : { sampling }),
      onInternalError: (error) => internalErrors.push(error),
    });
    closers.push(() => server.close());
    const baseUrl = `http://127.0.0.1:${server.port}`;
    const client = createClient(TensorBoardDataProvider, createGrpcTransport({ baseUrl }));
    return { baseUrl, client, internalErrors };
  };
}
