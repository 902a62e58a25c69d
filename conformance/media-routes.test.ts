import { findPlugins } from "@runlens/cli";
import { DEFAULT_SAMPLING, type SamplingOptions } from "@runlens/plugin-api";
import { encodeBlobKey } from "@runlens/plugin-api/compat";
import { createApp, loadPlugin } from "@runlens/server";
import { audioValue, imageValue, tensorValue, textValue } from "@runlens/writer/encode";
import { describe, expect, it } from "vitest";
import { logged, loggedStore } from "./logged-store.ts";

const RUN = "r";
const SETTINGS = { version: "0.0.0", windowTitle: "", pathPrefix: "", host: "localhost" };

const loadPlugins = async () => Promise.all((await findPlugins()).map(loadPlugin));

/** What the recordings do not show, or only where they are at hand. */
async function setup(...steps: readonly (readonly Uint8Array[])[]) {
  const events = steps.map((values, step) => logged(step, ...values));
  const { reader } = loggedStore([{ run: RUN, events }]);
  const bytesRead: number[] = [];
  const counted: typeof reader = {
    ...reader,
    async values(query, signal) {
      const values = await reader.values(query, signal);
      for (const value of values ?? []) {
        if (value.kind === "read" && "bytes" in value.data) bytesRead.push(value.data.bytes.length);
      }
      return values;
    },
  };
  const app = createApp({ reader: counted, plugins: await loadPlugins(), settings: SETTINGS });
  const ask = async (route: string) => app.request(`/data/plugin/${route}`);
  const json = async (route: string) => JSON.parse(await (await ask(route)).text());
  return {
    ask,
    json,
    bytesRead,
    /** Texts of the series `t`. */
    texts: async (more = "") =>
      (await json(`text/text?run=${RUN}&tag=t${more}`)).map(({ text }: { text: string }) => text),
  };
}

const GIF = "GIF89a";
/** A picture of one pixel whose bytes say what they are. */
const picture = (text: string) => ({ width: 1, height: 1, bytes: bytesOf(text) });
const bytesOf = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const silence = (length: number) => ({ sampleRateHz: 8000, samples: new Float32Array(length) });
const clips = (count: number) => Array.from({ length: count }, () => ({ sound: silence(1) }));
const large = () => [imageValue("i", picture("x".repeat(2 ** 19)))];

describe("image routes", () => {
  it("tell names, descriptions as HTML and the most images of a step", async () => {
    const told = { displayName: "Pictures", description: "of *things*" };
    const { json } = await setup(
      [imageValue("i", [picture("a"), picture("b"), picture("c")], told)],
      [imageValue("i", picture("d"))],
    );
    expect(await json("images/tags")).toEqual({
      r: { i: { displayName: "Pictures", description: "<p>of <em>things</em></p>", samples: 3 } },
    });
  });

  it("list the steps that have a sample, and lead to its bytes", async () => {
    const { ask, json } = await setup(
      [imageValue("i", picture("a"))],
      [imageValue("i", [picture("b"), picture(GIF)])],
    );
    const all = await json("images/images?run=r&tag=i");
    expect(all).toMatchObject([
      { step: 0, wall_time: 1000 },
      { step: 1, wall_time: 1001 },
    ]);
    const [second, ...more] = await json("images/images?run=r&tag=i&sample=1");
    expect(more).toEqual([]);
    const response = await ask(`images/individualImage?${second.query}&ts=1001`);
    expect(response.headers.get("content-type")).toBe("image/gif");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await response.text()).toBe(GIF);
  });

  it("never send a page as a page", async () => {
    const { ask, json } = await setup([imageValue("i", picture("<script>alert(1)</script>"))]);
    const [{ query }] = await json("images/images?run=r&tag=i");
    const response = await ask(`images/individualImage?${query}`);
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
  });

  it("send 10 steps of a series, the first and the last among them", async () => {
    const steps = Array.from({ length: 100 }, () => [imageValue("i", picture("a"))]);
    const { json } = await setup(...steps);
    const images: { step: number }[] = await json("images/images?run=r&tag=i");
    expect(images.map(({ step }) => step)).toEqual([0, 11, 22, 33, 44, 55, 66, 77, 88, 99]);
  });

  it("take the last of several values at one step", async () => {
    const { ask, json } = await setup([
      imageValue("i", picture("a")),
      imageValue("i", picture("b")),
    ]);
    const images = await json("images/images?run=r&tag=i");
    expect(images).toHaveLength(1);
    expect(await (await ask(`images/individualImage?${images[0].query}`)).text()).toBe("b");
  });

  it("read one value for one image, and none again to list", async () => {
    const steps = Array.from({ length: 30 }, () => [imageValue("i", picture("a"))]);
    const { ask, json, bytesRead } = await setup(...steps);
    const [{ query }] = await json("images/images?run=r&tag=i");
    expect(bytesRead).toHaveLength(10);
    await json("images/images?run=r&tag=i");
    await json("images/tags");
    expect(bytesRead).toHaveLength(10);
    await ask(`images/individualImage?${query}`);
    expect(bytesRead).toHaveLength(11);
  });

  it("count images from the newest step backwards until 1 MiB was read", async () => {
    const { json, bytesRead } = await setup(large(), large(), large(), large(), large());
    expect(await json("images/tags")).toMatchObject({ r: { i: { samples: 1 } } });
    expect(bytesRead).toHaveLength(2);
  });

  const key = { experiment: "", pluginName: "images", run: RUN, tag: "i", step: 0, index: 2 };
  it.each([
    [
      "images?run=r",
      400,
      "Invalid argument: Both run and tag must be specified: tag=None, run='r'",
    ],
    [
      "images?run=r&tag=i&sample=x",
      400,
      "Invalid argument: sample must be a whole number: sample='x'",
    ],
    ["images?run=r&tag=no", 404, "Not found: No image data for run='r', tag='no'"],
    ["images?run=r&tag=t", 404, "Not found: No image data for run='r', tag='t'"],
    ["individualImage", 400, "Invalid run, tag, index, or sample"],
    ["individualImage?blob_key=", 400, "Invalid argument: failed to parse blob key"],
    [`individualImage?blob_key=${encodeBlobKey({ ...key, step: 7 })}`, 404, "step=7, index=2"],
    [`individualImage?blob_key=${encodeBlobKey({ ...key, index: 9 })}`, 404, "step=0, index=9"],
    [`individualImage?blob_key=${encodeBlobKey({ ...key, index: -1 })}`, 404, "step=0, index=-1"],
    [`individualImage?blob_key=${encodeBlobKey({ ...key, tag: "t" })}`, 404, "tag='t'"],
    [`individualImage?blob_key=${encodeBlobKey({ ...key, run: "../x" })}`, 404, "run='../x'"],
  ])("answer %s with %i", async (route, status, text) => {
    const { ask } = await setup([imageValue("i", picture("a")), textValue("t", "secret")]);
    const response = await ask(`images/${route}`);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(text);
  });
});

describe("audio routes", () => {
  it("tell names and lead to sounds with their type", async () => {
    const { ask, json } = await setup([audioValue("a", silence(4), { displayName: "Tone" })]);
    expect(await json("audio/tags")).toEqual({
      r: { a: { displayName: "Tone", description: "", samples: 1 } },
    });
    const [sound, ...more] = await json("audio/audio?run=r&tag=a");
    expect(more).toEqual([]);
    expect(sound).toMatchObject({ wall_time: 1000, step: 0, label: "", contentType: "audio/wav" });
    const response = await ask(`audio/individualAudio?${sound.query}`);
    expect(response.headers.get("content-type")).toBe("audio/wav");
    expect((await response.text()).startsWith("RIFF")).toBe(true);
  });

  it("leave out steps that lack the sample, one too many included", async () => {
    const { json } = await setup([audioValue("a", clips(1))], [audioValue("a", clips(2))]);
    expect(await json("audio/audio?run=r&tag=a&sample=1")).toMatchObject([{ step: 1 }]);
    expect(await json("audio/audio?run=r&tag=a&sample=2")).toEqual([]);
  });

  it.each([
    ["audio?tag=a", 400, "Invalid argument: Both run and tag must be specified: tag='a', run=None"],
    ["audio?run=r&tag=no", 404, "Not found: No audio data for run='r', tag='no'"],
    ["individualAudio", 400, "Invalid argument: Illegal mime type None"],
    [
      "individualAudio?content_type=text/html",
      400,
      "Invalid argument: Illegal mime type 'text/html'",
    ],
    ["individualAudio?content_type=audio/wav", 400, "Invalid argument: failed to parse blob key"],
  ])("answer %s with %i", async (route, status, text) => {
    const { ask } = await setup([audioValue("a", silence(1))]);
    const response = await ask(`audio/${route}`);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(text);
  });
});

describe("text routes", () => {
  it("list tags by run", async () => {
    const { json } = await setup([textValue("t", "a"), textValue("u", "b")]);
    expect(await json("text/tags")).toEqual({ r: ["t", "u"] });
  });

  it("send Markdown as HTML, or HTML alone", async () => {
    const { texts } = await setup([textValue("t", "*a* <em>b</em> <b>c</b>")]);
    expect(await texts()).toEqual(["<p><em>a</em> <em>b</em> &lt;b&gt;c&lt;/b&gt;</p>"]);
    expect(await texts("&markdown=false")).toEqual(["*a* <em>b</em> &lt;b&gt;c&lt;/b&gt;"]);
    expect(await texts("&markdown=False")).toEqual(await texts());
  });

  it("send nothing of unknown series, and want run and tag", async () => {
    const { ask, json } = await setup([textValue("t", "a"), imageValue("i", picture("a"))]);
    expect(await json("text/text?run=r&tag=no")).toEqual([]);
    expect(await json("text/text?run=r&tag=i")).toEqual([]);
    expect((await ask("text/text?run=r")).status).toBe(400);
  });

  it("send 100 of a series, the first and the last among them", async () => {
    const { json } = await setup(...Array.from({ length: 1000 }, () => [textValue("t", "a")]));
    const texts: { step: number }[] = await json("text/text?run=r&tag=t");
    expect(texts).toHaveLength(100);
    expect(texts.at(0)?.step).toBe(0);
    expect(texts.at(-1)?.step).toBe(999);
  });

  it("leave out what is no text, and say what is too large", async () => {
    const text = { pluginName: "text" };
    const { texts } = await setup(
      [tensorValue("t", { values: [1, 2] }, text)],
      [tensorValue("t", { values: Array.from({ length: 20_000 }, () => "") }, text)],
    );
    expect(await texts()).toEqual([
      "<p><strong>Not shown:</strong> 20000 elements, at most 16384 are read.</p>",
    ]);
  });

  it.each([
    "<script>alert(1)</script>",
    "</td></tr></table><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "<table><tr><td onclick=alert(1)>",
  ])("make nothing that runs of %s", async (hostile) => {
    const { texts } = await setup([textValue("t", [[hostile, "b"]])]);
    for (const more of ["", "&markdown=false"]) {
      const [html] = await texts(more);
      expect(html).toMatch(/^<table>\n<tbody>\n<tr>\n<td>[^]*<\/td>\n<td>.*b.*<\/td>\n<\/tr>\n/);
      for (const [element] of html.matchAll(/<[^>]*>/g)) {
        expect(element).toMatch(/^<\/?(?:table|tbody|tr|td|p|img|a)\b/);
        expect(element).not.toMatch(/on\w+=|javascript:/i);
      }
    }
  });
});

/** Steps that routes send of 200 images and texts. */
async function sentSteps(route: string, sampling: Partial<SamplingOptions>): Promise<number[]> {
  const events = Array.from({ length: 200 }, (_, step) =>
    logged(step, imageValue("i", picture("a")), textValue("t", "a")),
  );
  const app = createApp({
    reader: loggedStore([{ run: RUN, events }]).reader,
    plugins: await loadPlugins(),
    settings: SETTINGS,
    sampling: { ...DEFAULT_SAMPLING, ...sampling },
  });
  const response = await app.request(`/data/plugin/${route}&run=${RUN}`);
  const sent: { step: number }[] = JSON.parse(await response.text());
  return sent.map(({ step }) => step);
}

describe.each(["images/images?tag=i", "text/text?tag=t"])("%s", (route) => {
  it.each([
    [3, [0, 100, 199]],
    [0, Array.from({ length: 200 }, (_, step) => step)],
  ])("sends as many as the user asks for: %i", async (asked, steps) => {
    expect(await sentSteps(route, { samplesPerPlugin: () => asked })).toEqual(steps);
  });

  it("sends the very points of TensorBoard's data server where they are asked for", async () => {
    const sampling = { exactSampling: true, samplesPerPlugin: () => 10 };
    expect(await sentSteps(route, sampling)).toEqual([
      33, 42, 67, 81, 120, 121, 129, 152, 175, 199,
    ]);
  });
});
