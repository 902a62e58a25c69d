import type { Annotations, Reader } from "@runlens/model";
import type { PluginBackend } from "@runlens/plugin-api";
import { createApp, type AppOptions } from "../create-app.ts";
import type { ServerSettings } from "../settings.ts";
import type { StaticFiles } from "../static-files.ts";
import { sampleStore, type SampleRuns } from "./sample-store.ts";

export interface SetupOptions {
  readonly runs?: SampleRuns;
  readonly backend?: PluginBackend;
  readonly annotations?: Annotations;
  readonly staticFiles?: StaticFiles;
  readonly settings?: Partial<ServerSettings>;
}

/** Runs with one plugin named "scalars". */
const RUNS: SampleRuns = {
  "exp/train": {
    loss: [
      [100, 0, 0.5],
      [101, 1, NaN],
      [102, 2, 0.25],
    ],
    "lr/10": [[100, 0, 0.1]],
    "lr/9": [[100, 0, 0.1]],
  },
  "exp/val": { loss: [[90, 0, 0.75]] },
};

/** The app on a small store, without a port, and verbs to ask it. */
export function setup(options: SetupOptions = {}) {
  const { runs = RUNS, backend = () => [], staticFiles, settings, annotations } = options;
  const store = sampleStore(runs);
  const internalErrors: unknown[] = [];
  let watchers = 0;
  const reader: Reader = {
    ...store.reader,
    watch(onChange) {
      const subscription = store.reader.watch(onChange);
      watchers += 1;
      return {
        close() {
          subscription.close();
          watchers -= 1;
        },
      };
    },
  };
  const appOptions: AppOptions = {
    reader,
    plugins: [
      {
        id: "scalars",
        reads: ["scalars"],
        tensorBoardTab: {
          tabName: "scalars",
          elementName: "tf-scalar-dashboard",
          disableReload: false,
          place: 1,
        },
        backend,
      },
    ],
    settings: { version: "1.2.3", windowTitle: "", pathPrefix: "", host: "localhost", ...settings },
    ...(staticFiles === undefined ? {} : { staticFiles }),
    ...(annotations === undefined ? {} : { annotations }),
    onInternalError: (error) => internalErrors.push(error),
  };
  const app = createApp(appOptions);
  const send = async (path: string, init: RequestInit = {}): Promise<Response> =>
    app.request(`http://localhost:6006${path}`, init);
  return {
    app,
    store,
    internalErrors,
    /** Open subscriptions to changes. */
    watchers: () => watchers,
    send,
    get: async (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
    post: async (
      path: string,
      body: NonNullable<RequestInit["body"]>,
      headers: Record<string, string> = {},
    ) => send(path, { method: "POST", body, headers }),
    json: async (path: string): Promise<unknown> => (await send(path)).json(),
  };
}
