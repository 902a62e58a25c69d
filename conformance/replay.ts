import { createHash } from "node:crypto";
import { findPlugins, VERSION } from "@runlens/cli";
import { startIngest } from "@runlens/ingest";
import { createApp, loadPlugin } from "@runlens/server";
import { createStore } from "@runlens/store";
import {
  logDirectoryOf,
  RECORDINGS,
  requestOf,
  type Answer,
  type Exchange,
  type RecordingName,
} from "./recordings.ts";

/** Answers a recorded request. */
export type Replay = (exchange: Exchange) => Promise<Response>;

/** A page as small as can be: the built one is not needed to answer requests. */
const PAGE = new TextEncoder().encode("<!doctype html><head></head>");

/** Our server on the log directory of a recording, fully loaded. */
export async function startReplay(name: RecordingName, pathPrefix: string): Promise<Replay> {
  const store = createStore({ dataLocation: RECORDINGS[name] });
  const logDirectories = [{ path: logDirectoryOf(name), groupName: "" }];
  const ingest = startIngest({ store, logDirectories, reloadIntervalSecs: 0 });
  await ingest.loaded;
  const manifests = await findPlugins();
  const app = createApp({
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
  return async (exchange) => app.fetch(requestOf(exchange, pathPrefix));
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
