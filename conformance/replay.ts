import { createHash } from "node:crypto";
import { findPlugins, VERSION } from "@runlens/cli";
import { startIngest } from "@runlens/ingest";
import { createApp, loadPlugin, serve } from "@runlens/server";
import { createStore } from "@runlens/store";
import { PROXIED_PATH, startNginx, type ProxyForm } from "../tools/support/nginx.ts";
import {
  logDirectoryOf,
  RECORDINGS,
  requestOf,
  type Answer,
  type Exchange,
  type RecordingName,
} from "./recordings.ts";

/** Where our server is, and what stands in front of it. */
export interface Place {
  readonly name: string;
  /** Of our server. */
  readonly pathPrefix: string;
  /** nginx on a port of its own, below `PROXIED_PATH`. */
  readonly proxy?: ProxyForm;
}

export const PLACES: readonly Place[] = [
  { name: "the root", pathPrefix: "" },
  { name: "a path prefix", pathPrefix: "/a/b" },
  { name: "nginx that keeps the path", pathPrefix: PROXIED_PATH, proxy: "keeps the path" },
  { name: "nginx that takes the path off", pathPrefix: "", proxy: "takes the path off" },
];

export interface Replay {
  /** Answers a recorded request. */
  answer(exchange: Exchange): Promise<Response>;
  close(): Promise<void>;
}

/** A page as small as can be: the built one is not needed to answer requests. */
const PAGE = new TextEncoder().encode("<!doctype html><head></head>");

/** Our server on the log directory of a recording, fully loaded. */
export async function startReplay(name: RecordingName, place: Place): Promise<Replay> {
  const { pathPrefix, proxy } = place;
  const app = await loadedApp(name, pathPrefix);
  if (proxy === undefined) {
    return {
      answer: async (exchange) => app.fetch(requestOf(exchange, `http://localhost${pathPrefix}`)),
      close: async () => {},
    };
  }
  const server = await serve(app, { host: "127.0.0.1", port: 0 });
  const nginx = await startNginx(proxy, server.port);
  return {
    answer: (exchange) => fetch(requestOf(exchange, nginx.origin + PROXIED_PATH), AS_SENT),
    async close() {
      await nginx.close();
      await server.close();
    },
  };
}

const AS_SENT = { redirect: "manual" } as const;

async function loadedApp(
  name: RecordingName,
  pathPrefix: string,
): Promise<ReturnType<typeof createApp>> {
  const store = createStore({ dataLocation: RECORDINGS[name] });
  const logDirectories = [{ path: logDirectoryOf(name), groupName: "" }];
  const ingest = startIngest({ store, logDirectories, reloadIntervalSecs: 0 });
  await ingest.loaded;
  const manifests = await findPlugins();
  return createApp({
    reader: store.reader,
    plugins: await Promise.all(manifests.map(loadPlugin)),
    settings: { version: VERSION, windowTitle: "", pathPrefix, host: "localhost" },
    staticFiles: {
      read: async (path) =>
        path === "/index.html"
          ? { contentType: "text/html; charset=utf-8", bytes: PAGE }
          : undefined,
    },
    onInternalError: (error) => {
      throw error;
    },
  });
}

/** What `response` says of all that `wanted` names, in its shape, so that the two can be compared. */
export async function comparable(response: Response, wanted: Answer): Promise<Answer> {
  const { status, headers } = response;
  const bytes = new Uint8Array(await response.arrayBuffer());
  const body = new TextDecoder().decode(bytes);
  return {
    status,
    contentType: headers.get("content-type") ?? "",
    headers: Object.fromEntries(
      Object.keys(wanted.headers).map((name) => [name, headers.get(name) ?? ""]),
    ),
    ...("json" in wanted ? { json: JSON.parse(body) } : {}),
    ...("text" in wanted ? { text: body } : {}),
    ...("sha" in wanted ? { sha: checksum(bytes), len: bytes.length } : {}),
  };
}

function checksum(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
