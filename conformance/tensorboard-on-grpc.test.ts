import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { findPlugins, VERSION } from "@runlens/cli";
import { serveDataProvider } from "@runlens/grpc";
import { startIngest } from "@runlens/ingest";
import { createApp, loadPlugin } from "@runlens/server";
import { createStore } from "@runlens/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  haveRecordings,
  logDirectoryOf,
  readRecording,
  RECORDINGS,
  requestOf,
  titleOf,
  type Exchange,
} from "./recordings.ts";

/** The program `tensorboard`. */
const TENSORBOARD = process.env["RUNLENS_TENSORBOARD"];

/** What TensorBoard answers from a data provider alone. */
const ROUTES =
  /^\/data\/(?:runs$|plugin\/(?:scalars|images|audio|text|histograms|distributions|pr_curves|mesh|custom_scalars|timeseries)\/)/;

const names = ["tf", "py"] as const;

/** A TensorBoard that gets its data from us, and our own server on the same data. */
async function start(name: keyof typeof RECORDINGS, tensorBoard: string) {
  const store = createStore({ dataLocation: RECORDINGS[name] });
  const logDirectories = [{ path: logDirectoryOf(name), groupName: "" }];
  await startIngest({ store, logDirectories, reloadIntervalSecs: 0 }).loaded;
  const { reader } = store;
  const app = createApp({
    reader,
    plugins: await Promise.all((await findPlugins()).map(loadPlugin)),
    settings: { version: VERSION, windowTitle: "", pathPrefix: "", host: "localhost" },
  });
  const grpc = await serveDataProvider({ reader, host: "127.0.0.1", port: 0 });
  const address = `localhost:${grpc.port}`;
  const child = spawn(tensorBoard, ["--grpc_data_provider", address, "--port", "0"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const url = await startedUrl(child);
  return {
    grpc,
    child,
    ours: async (exchange: Exchange) => app.fetch(requestOf(exchange, "")),
    theirs: async (exchange: Exchange) => {
      const { pathname, search } = new URL(requestOf(exchange, "").url);
      return fetch(new Request(new URL(pathname + search, url), requestOf(exchange, "")));
    },
  };
}

async function startedUrl(child: ChildProcess): Promise<string> {
  let told = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (told += text));
  for (;;) {
    const [, url] = /TensorBoard \S+ at (http:\S+)/.exec(told) ?? [];
    if (url !== undefined) return url;
    if (child.exitCode !== null) throw new Error(`TensorBoard ended: ${told}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Scalars travel as 32-bit floats. */
function rounded(value: unknown): unknown {
  if (typeof value === "number") return Math.fround(value);
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, rounded(item)]));
}

async function bodyOf(response: Response, { path }: Exchange): Promise<unknown> {
  const bytes = Buffer.from(await response.arrayBuffer());
  if (response.headers.get("content-type") !== "application/json") return bytes.toString("base64");
  const json = rounded(JSON.parse(bytes.toString()));
  return path === MESHES && Array.isArray(json) ? json.toSorted(byContent) : json;
}

/** TensorBoard lists the parts of a mesh in the order of a set. */
const MESHES = "/data/plugin/mesh/meshes";

function byContent(a: { content_type: number }, b: { content_type: number }): number {
  return a.content_type - b.content_type;
}

describe("TensorBoard with our data provider", () => {
  if (TENSORBOARD === undefined || !haveRecordings) {
    it.skip("needs recordings, and RUNLENS_TENSORBOARD to name TensorBoard's program", () => {});
    return;
  }

  describe.each(names)("on %s", (name) => {
    let running: Awaited<ReturnType<typeof start>>;
    beforeAll(async () => {
      running = await start(name, TENSORBOARD);
    });
    afterAll(async () => {
      running.child.kill();
      await once(running.child, "exit");
      await running.grpc.close();
    });

    const exchanges = readRecording(name).filter(({ path }) => ROUTES.test(path));
    it.each(exchanges.map((exchange) => [titleOf(exchange), exchange] as const))(
      "answers %s as our own server does",
      async (_, exchange) => {
        const [ours, theirs] = await Promise.all([
          running.ours(exchange),
          running.theirs(exchange),
        ]);
        expect(theirs.status).toBe(ours.status);
        expect(await bodyOf(theirs, exchange)).toEqual(await bodyOf(ours, exchange));
      },
    );
  });
});
