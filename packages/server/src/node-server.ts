import { createAdaptorServer } from "@hono/node-server";
import { MAX_HEADER_BYTES } from "./limits.ts";

export interface ListenOptions {
  /** Address or name; undefined: all interfaces. */
  readonly host: string | undefined;
  /** 0: the system chooses. */
  readonly port: number;
  /** Whether other servers may listen there, too (SO_REUSEPORT). Default: no. */
  readonly reusePort?: boolean;
}

export interface RunningServer {
  readonly port: number;
  /** Ends open answers too, such as change streams. */
  close(): Promise<void>;
}

/**
 * Answers with `app` on a port.
 * @throws Error of Node with `code`, such as "EADDRINUSE", when it cannot listen there.
 */
export async function serve(
  app: { readonly fetch: (request: Request) => Response | Promise<Response> },
  { host, port, reusePort = false }: ListenOptions,
): Promise<RunningServer> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    overrideGlobalObjects: false,
    serverOptions: { maxHeaderSize: MAX_HEADER_BYTES },
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host, reusePort }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("no TCP server");
  return {
    port: address.port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}
