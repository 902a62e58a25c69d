import { createClient, type Client } from "@runlens/client";
import { createApp, serve, type AppOptions } from "@runlens/server";

export interface ServedClient {
  readonly client: Client;
  readonly close: () => Promise<void>;
}

/** Our server on a port, without plugins, and a client of it. */
export async function serveToClient(
  doors: Pick<AppOptions, "reader" | "annotations">,
  { pathPrefix = "", windowTitle = "" } = {},
): Promise<ServedClient> {
  const settings = { version: "1.2.3", windowTitle, pathPrefix, host: "localhost" };
  const server = await serve(createApp({ ...doors, plugins: [], settings }), {
    host: "127.0.0.1",
    port: 0,
  });
  return {
    client: createClient(`http://localhost:${server.port}${pathPrefix}/`),
    close: () => server.close(),
  };
}
