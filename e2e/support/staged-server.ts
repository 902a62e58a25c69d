import { findPlugins } from "@runlens/cli";
import { createApp, loadPlugin, serve, staticDirectory } from "@runlens/server";
import { createStore, type Store } from "@runlens/store";
import { inRoot } from "../../tools/root.ts";

/** The real server and page on a store that the test fills, to see states that pass too fast. */
export interface StagedServer {
  readonly store: Store;
  /** Ends with a slash. */
  readonly url: string;
  close(): Promise<void>;
}

export async function startStagedServer(): Promise<StagedServer> {
  const store = createStore({ dataLocation: "logs" });
  const manifests = await findPlugins();
  const app = createApp({
    reader: store.reader,
    plugins: await Promise.all(manifests.map(loadPlugin)),
    staticFiles: staticDirectory(inRoot("dist/web")),
    settings: { version: "0.0.0", windowTitle: "", pathPrefix: "", host: "localhost" },
    onInternalError(error) {
      throw error;
    },
  });
  const server = await serve(app, { host: "127.0.0.1", port: 0 });
  return {
    store,
    url: `http://localhost:${server.port}/`,
    async close() {
      await server.close();
      store.close();
    },
  };
}
