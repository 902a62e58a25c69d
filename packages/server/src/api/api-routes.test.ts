import { createFrameReader, decodeWindows, type SeriesWindow } from "@runlens/model";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { addPoints, type SampleRuns } from "../test-support/sample-store.ts";
import { setup } from "../test-support/setup.ts";
import { runsSchema, statusSchema, tagsSchema } from "./schemas.ts";

const WINDOWS = { tag: "loss", xAxis: "step", columns: 100, smoothing: 0 };

async function fetchWindows(request: object, runs?: SampleRuns) {
  const { post } = setup(runs && { runs });
  const response = await post("/api/v1/windows", JSON.stringify(request));
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/x-runlens-series");
  return decodeWindows(await response.arrayBuffer());
}

async function packedIn(response: Response): Promise<SeriesWindow[][]> {
  const frames = createFrameReader().take(new Uint8Array(await response.arrayBuffer()));
  return frames.map((frame) => (frame === undefined ? [] : decodeWindows(frame)));
}

function byRun(windows: readonly SeriesWindow[]): Record<string, SeriesWindow> {
  return Object.fromEntries(windows.map((window) => [window.run, window]));
}

async function openChanges() {
  const { store, get, watchers } = setup();
  const response = await get("/api/v1/changes", { "accept-encoding": "gzip, br, zstd" });
  const reader = response.body?.getReader();
  if (reader === undefined) throw new TypeError("no stream");
  const next = async () => new TextDecoder().decode((await reader.read()).value);
  return { store, response, reader, next, watchers };
}

describe("packed windows", () => {
  it("are the same in fewer bytes, and are not compressed", async () => {
    const { post } = setup();
    const ask = async (request: object) => {
      const response = await post("/api/v1/windows", JSON.stringify(request), {
        "accept-encoding": "zstd, br, gzip",
      });
      expect(response.headers.get("content-type")).toBe("application/x-runlens-packed-series");
      expect(response.headers.get("content-encoding")).toBeNull();
      return packedIn(response);
    };
    const [frame = [], ...others] = await ask({ ...WINDOWS, packed: true });
    expect(frame).toEqual(await fetchWindows(WINDOWS));
    expect(frame.length).toBeGreaterThan(0);
    expect(others).toEqual([]);
  });

  it("of many runs come some at a time, each run once, from where it is asked for", async () => {
    const names = Array.from({ length: 40 }, (_, i) => `run-${i}`);
    const loss = [1, 2, 3, 4].map((i) => [100 + i, i, i] as const);
    const runs = Object.fromEntries(names.map((name) => [name, { loss }]));
    const { post } = setup({ runs });
    const after = names.map((_, i) => i % 4);
    const request = { ...WINDOWS, runs: names, after };
    const ask = (packed: boolean) =>
      post("/api/v1/windows", JSON.stringify({ ...request, packed }));
    const frames = await packedIn(await ask(true));
    expect(frames.map((frame) => frame.length)).toEqual([16, 16, 8]);
    const plain = decodeWindows(await (await ask(false)).arrayBuffer());
    expect(byRun(frames.flat())).toEqual(byRun(plain));
  });

  it("are refused as others are", async () => {
    const { post } = setup();
    const expressions = ["loss +"];
    const body = JSON.stringify({ ...WINDOWS, expressions, packed: true });
    const response = await post("/api/v1/windows", body);
    expect(response.status).toBe(400);
  });
});

describe("GET /api/v1", () => {
  it("status tells how far loading has come, and whose server it is", async () => {
    const { json } = setup({ settings: { windowTitle: "Lab" } });
    const status = z.parse(statusSchema, await json("/api/v1/status"));
    expect(status).toMatchObject({
      phase: "live",
      runCount: 2,
      pointCount: 6,
      version: "1.2.3",
      windowTitle: "Lab",
    });
  });

  it("runs lists runs by start time", async () => {
    const { json } = setup();
    const { runs } = z.parse(runsSchema, await json("/api/v1/runs"));
    expect(runs.map((run) => [run.name, run.startTimeSecs, run.pointCount])).toEqual([
      ["exp/val", 90, 1],
      ["exp/train", 100, 5],
    ]);
  });

  it("tags lists tags in natural order, each with its runs", async () => {
    const { json } = setup();
    const answer = z.parse(tagsSchema, await json("/api/v1/tags"));
    expect(answer.runs).toEqual(["exp/val", "exp/train"]);
    expect(answer.tags.map((t) => [t.tag, t.runIndexes, t.description])).toEqual([
      ["loss", [0, 1], "Less is **better**"],
      ["lr/9", [1], ""],
      ["lr/10", [1], ""],
    ]);
  });

  it("tags can be those of one plugin", async () => {
    const { json } = setup();
    expect(await json("/api/v1/tags?plugin=scalars")).toEqual(await json("/api/v1/tags"));
    expect(await json("/api/v1/tags?plugin=images")).toMatchObject({ tags: [] });
  });

  it("is there for every experiment", async () => {
    const { json } = setup();
    expect(await json("/experiment/x/api/v1/runs")).toEqual(await json("/api/v1/runs"));
  });
});

describe("POST /api/v1/windows", () => {
  it("sends the points of every run that has the tag", async () => {
    const [val, train, ...more] = await fetchWindows(WINDOWS);
    expect(more).toEqual([]);
    expect(val).toMatchObject({ run: "exp/val", values: Float64Array.of(0.75) });
    expect(train).toMatchObject({
      run: "exp/train",
      exact: true,
      steps: Float64Array.of(0, 1, 2),
      wallTimesSecs: Float64Array.of(100, 101, 102),
      values: Float64Array.of(0.5, NaN, 0.25),
    });
  });

  it("keeps to the runs and the range that are asked for", async () => {
    const xRange = { min: 0, max: 0 };
    const [train, ...more] = await fetchWindows({ ...WINDOWS, runs: ["exp/train", "no"], xRange });
    expect(more).toEqual([]);
    expect(train?.steps).toEqual(Float64Array.of(0, 1));
    expect(await fetchWindows({ ...WINDOWS, tag: "no" })).toEqual([]);
  });

  it("sends several tags, too", async () => {
    const { tag: _, ...windows } = WINDOWS;
    const tagsOf = async (request: object) =>
      (await fetchWindows({ ...windows, ...request })).map(({ run, tag }) => `${run} ${tag}`);
    const train = ["exp/train loss", "exp/train lr/9", "exp/train lr/10"];
    expect(await tagsOf({ tags: ["lr/9", "loss"], runs: ["exp/train"] })).toEqual(
      train.slice(0, 2),
    );
    expect(await tagsOf({})).toEqual(["exp/val loss", ...train]);
    expect(await tagsOf({ pluginName: "images" })).toEqual([]);
  });

  it("sends the last attempt of a run that was restarted, or all of them", async () => {
    const restarted = [
      [1, 0, 0.5],
      [2, 1, 0.4],
      [3, 2, 0.3],
      [4, 1, 0.7],
    ] as const;
    const stepsOf = async (request: object): Promise<(readonly number[])[]> => {
      const windows = await fetchWindows({ ...WINDOWS, ...request }, { a: { loss: restarted } });
      return windows.map(({ steps }) => [...steps]);
    };
    expect(await stepsOf({})).toEqual([[0, 1]]);
    expect(await stepsOf({ attempts: "last" })).toEqual([[0, 1]]);
    expect(await stepsOf({ attempts: "all" })).toEqual([[0, 1, 2, 1]]);
  });

  it.each([
    ["no JSON", "{", "The body of the request is no JSON."],
    ["no object", "3", "body: "],
    ["a tag that is no text", JSON.stringify({ ...WINDOWS, tag: 3 }), "body.tag: "],
    ["too many columns", JSON.stringify({ ...WINDOWS, columns: 8193 }), "body.columns: Too big"],
    ["half a column", JSON.stringify({ ...WINDOWS, columns: 0.5 }), "body.columns: "],
    ["an unknown axis", JSON.stringify({ ...WINDOWS, xAxis: "time" }), "body.xAxis: "],
    ["other attempts", JSON.stringify({ ...WINDOWS, attempts: 2 }), "body.attempts: "],
    ["no range", JSON.stringify({ ...WINDOWS, xRange: { min: 0 } }), "body.xRange.max: "],
    ["no place of a run", JSON.stringify({ ...WINDOWS, runs: ["a"], after: [] }), "body.after: "],
    [
      "places of groups",
      JSON.stringify({ ...WINDOWS, groups: [], runs: ["a"], after: [1] }),
      "body.after: ",
    ],
    ["an unknown field", JSON.stringify({ ...WINDOWS, run: "exp/val" }), "body: "],
  ])("refuses %s and says where", async (_name, body, message) => {
    const { post, internalErrors } = setup();
    const response = await post("/api/v1/windows", body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      code: "api.invalidRequest",
      message: expect.stringContaining(message),
      hint: expect.stringContaining("openapi.json"),
    });
    expect(internalErrors).toEqual([]);
  });
});

describe("POST /api/v1/markdown", () => {
  it("renders by the rules of logged texts, and keeps formulas apart", async () => {
    const { post } = setup();
    const text = "*a* $b_1$ <script>c</script> [d](javascript:e)";
    const response = await post("/api/v1/markdown", JSON.stringify({ text }));
    expect(await response.json()).toEqual({
      text: "<p><em>a</em> \u{e000}0\u{e001} &lt;script&gt;c&lt;/script&gt; <a>d</a></p>",
      formulas: [{ tex: "b_1", display: false, source: "$b_1$" }],
    });
    const tooLong = await post("/api/v1/markdown", JSON.stringify({ text: "x".repeat(20_001) }));
    expect(tooLong.status).toBe(400);
  });
});

describe("/api/v1", () => {
  it.each([
    ["POST", "/api/v1/runs", 405, "http.methodNotAllowed"],
    ["GET", "/api/v1/windows", 405, "http.methodNotAllowed"],
    ["GET", "/api/v1/nope", 404, "route.notFound"],
    ["GET", "/api/v1", 404, "route.notFound"],
  ])("answers %s %s with %i as JSON", async (method, path, status, code) => {
    const { send } = setup();
    const response = await send(path, { method });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
  });

  it("describes each of its routes, and refers only to what it describes", async () => {
    const { json, send } = setup();
    const text = JSON.stringify(await json("/api/v1/openapi.json"));
    const document = z.parse(
      z.object({
        paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string() }))),
        components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
      }),
      JSON.parse(text),
    );
    const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    expect(routes).toEqual([
      "get /status",
      "get /runs",
      "get /tags",
      "get /text",
      "get /experiments",
      "post /series",
      "get /points",
      "post /values",
      "post /values-at",
      "get /moments",
      "post /windows",
      "post /run-table",
      "get /run-columns",
      "get /annotations",
      "post /annotations",
      "post /markdown",
      "get /changes",
      "get /openapi.json",
    ]);
    for (const path of Object.keys(document.paths)) {
      const response = await send(`/api/v1${path}`, { method: "DELETE" });
      expect(response.status).toBe(405);
    }
    for (const [, name = ""] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
      expect(document.components.schemas).toHaveProperty(name);
    }
  });
});

describe("GET /api/v1/changes", () => {
  it("streams changes as they happen, uncompressed", async () => {
    const { store, response, reader, next, watchers } = await openChanges();
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(await next()).toBe(":\n\n");
    addPoints(store, "exp/new", { acc: [[200, 0, 1]] });
    const [event, data = ""] = (await next()).split("\n");
    expect(event).toBe("event: change");
    expect(JSON.parse(data.replace("data: ", ""))).toMatchObject({
      listsChanged: true,
      series: { "exp/new": ["acc"] },
      status: { runCount: 3 },
    });
    expect(watchers()).toBe(1);
    await reader.cancel();
    expect(watchers()).toBe(0);
  });

  it("ends the stream of a HEAD request at once", async () => {
    const { send, watchers } = setup();
    const response = await send("/api/v1/changes", { method: "HEAD" });
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    expect(response.body).toBeNull();
    expect(watchers()).toBe(0);
  });
});
