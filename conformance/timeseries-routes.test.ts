import { findPlugins } from "@runlens/cli";
import { DEFAULT_SAMPLING } from "@runlens/plugin-api";
import { createApp, loadPlugin } from "@runlens/server";
import { bucketsValue, imageValue, scalarValue, textValue } from "@runlens/writer/encode";
import { describe, expect, it } from "vitest";
import { logged, loggedStore } from "./logged-store.ts";

const picture = { width: 1, height: 1, bytes: new TextEncoder().encode("GIF89a") };
const values = (loss: number, description = "") => [
  scalarValue("loss", loss, { description }),
  bucketsValue("h", [[0, 1, 2]]),
  imageValue("i", [picture, picture]),
];

/** Runs a and b with the same tags; of b the loss is described. */
async function setup(samples?: number) {
  const store = loggedStore([
    { run: "a", events: [0, 1, 2].map((step) => logged(step, ...values(step / 10))) },
    { run: "b", events: [logged(5, ...values(Infinity, "of *b*"), textValue("note", "x"))] },
  ]);
  const app = createApp({
    reader: store.reader,
    plugins: await Promise.all((await findPlugins()).map(loadPlugin)),
    settings: { version: "0.0.0", windowTitle: "", pathPrefix: "/p", host: "localhost" },
    sampling: { ...DEFAULT_SAMPLING, samplesPerPlugin: () => samples },
  });
  const send = async (path: string, init?: RequestInit) =>
    app.request(`/p/data/plugin/timeseries/${path}`, init);
  const json = async (path: string) => JSON.parse(await (await send(path)).text());
  return {
    send,
    json,
    series: async (...requests: readonly unknown[]) =>
      json(`timeSeries?requests=${encodeURIComponent(JSON.stringify(requests))}`),
    answer: async (path: string) => {
      const response = await send(path);
      return [response.status, await response.text()];
    },
  };
}

describe("routes of Time Series", () => {
  it("list tags by run, and descriptions and samples by tag", async () => {
    const { json } = await setup();
    expect(await json("tags")).toEqual({
      scalars: {
        runTagInfo: { a: ["loss"], b: ["loss"] },
        tagDescriptions: { loss: "<p>of <em>b</em></p>" },
      },
      histograms: { runTagInfo: { a: ["h"], b: ["h"] }, tagDescriptions: {} },
      images: {
        tagDescriptions: {},
        tagRunSampledInfo: { i: { a: { maxSamplesPerStep: 2 }, b: { maxSamplesPerStep: 2 } } },
      },
    });
  });

  it("answer each request in its place, of one run or all", async () => {
    const { series } = await setup();
    const [all, none, one] = await series(
      { plugin: "scalars", tag: "loss" },
      { plugin: "scalars", tag: "no such", run: "a" },
      { plugin: "histograms", tag: "h", run: "b" },
    );
    expect(all).toEqual({
      plugin: "scalars",
      tag: "loss",
      runToSeries: {
        a: [
          { wallTime: 1000, step: 0, value: 0 },
          { wallTime: 1001, step: 1, value: Math.fround(0.1) },
          { wallTime: 1002, step: 2, value: Math.fround(0.2) },
        ],
        b: [{ wallTime: 1005, step: 5, value: "Infinity" }],
      },
    });
    expect(none).toEqual({ plugin: "scalars", tag: "no such", run: "a", runToSeries: {} });
    expect(one).toEqual({
      plugin: "histograms",
      tag: "h",
      run: "b",
      runToSeries: { b: [{ wallTime: 1005, step: 5, bins: [{ min: 0, max: 1, count: 2 }] }] },
    });
  });

  it("send images that an id leads to", async () => {
    const { series, send } = await setup();
    const request = { plugin: "images", tag: "i", run: "b", sample: 1 };
    const [{ runToSeries, ...echoed }] = await series(request);
    expect(echoed).toEqual(request);
    const [{ imageId, ...when }] = runToSeries.b;
    expect(when).toEqual({ step: 5, wallTime: 1005 });
    const image = await send(`imageData?imageId=${imageId}`);
    expect(image.headers.get("content-type")).toBe("image/gif");
    expect(await image.text()).toBe("GIF89a");
  });

  it.each([2, -1, -3])("leave out runs without a sample %i", async (sample) => {
    const { series } = await setup();
    const [{ runToSeries }] = await series({ plugin: "images", tag: "i", run: "", sample });
    expect(runToSeries).toEqual({});
  });

  it("send as many points as the user asks for", async () => {
    const { series } = await setup(2);
    const [{ runToSeries }] = await series({ plugin: "scalars", tag: "loss", run: "a" });
    expect(runToSeries.a.map(({ step }: { step: number }) => step)).toEqual([0, 2]);
  });

  it("say what is wrong with a request, beside the answers to others", async () => {
    const { series } = await setup();
    const entries = await series(
      {},
      { tag: 1, plugin: "scalars" },
      { tag: "loss", plugin: ["scalars"], sample: 1.5 },
      { tag: "h", plugin: "histograms", run: 7 },
      { tag: "i", plugin: "images", run: "a", sample: "0" },
      { tag: "loss", plugin: "scalars", run: "nope", sample: 3 },
    );
    expect(entries).toEqual([
      { plugin: null, tag: null, error: "Missing tag" },
      { plugin: "scalars", tag: 1, error: "Missing tag" },
      { plugin: ["scalars"], tag: "loss", error: "Invalid plugin" },
      { plugin: "histograms", tag: "h", error: "Missing run" },
      { plugin: "images", tag: "i", run: "a", error: "Missing sample" },
      { plugin: "scalars", tag: "loss", run: "nope", sample: 3, runToSeries: {} },
    ]);
    expect(await series()).toEqual([]);
  });

  it.each([
    ["timeSeries", "Missing 'requests' field"],
    ["timeSeries?requests=", "Missing 'requests' field"],
    ["timeSeries?requests=[", "Unable to parse 'requests' as JSON"],
    ["timeSeries?requests={}", "'requests' must be an array"],
    ["timeSeries?requests=[1]", "each of 'requests' must be an object"],
    ["timeSeries?requests=[null]", "each of 'requests' must be an object"],
    ["imageData", "Missing 'imageId' field"],
    ["imageData?imageId=x", "failed to parse blob key"],
  ])("answer %s with 400 %s", async (path, text) => {
    const { answer } = await setup();
    expect(await answer(path)).toEqual([400, `Invalid argument: ${text}`]);
  });

  it("read the form of a POST, and not its query", async () => {
    const { send } = await setup();
    const requests = '[{"plugin":"scalars","tag":"none"}]';
    const form = new URLSearchParams({ requests });
    const posted = await send("timeSeries", { method: "POST", body: form });
    expect(await posted.text()).toBe('[{"plugin":"scalars","tag":"none","runToSeries":{}}]');
    const queried = await send(`timeSeries?requests=${requests}`, { method: "POST" });
    expect(queried.status).toBe(400);
  });
});
