import { findPlugins } from "@runlens/cli";
import { createApp, loadPlugin } from "@runlens/server";
import {
  bucketsValue,
  layoutValue,
  meshValues,
  prCurveValue,
  scalarValue,
  tensorValue,
  textValue,
} from "@runlens/writer/encode";
import { describe, expect, it } from "vitest";
import { logged, loggedStore, type LoggedFile } from "./logged-store.ts";

/** What the recordings do not show, or only where they are at hand. */
async function setup(...files: readonly LoggedFile[]) {
  const plugins = await Promise.all((await findPlugins()).map(loadPlugin));
  const settings = { version: "0.0.0", windowTitle: "", pathPrefix: "", host: "localhost" };
  const app = createApp({ reader: loggedStore(files).reader, plugins, settings });
  const ask = async (route: string) => app.request(`/data/plugin/${route}`);
  return {
    ask,
    json: async (route: string) => JSON.parse(await (await ask(route)).text()),
    answer: async (route: string) => {
      const response = await ask(route);
      return [response.status, await response.text()];
    },
  };
}

const steps = (count: number) => Array.from({ length: count }, (_, step) => step);

const histogram = (step: number) =>
  logged(
    step,
    bucketsValue("h", [
      [0, 1, step],
      [1, 3, 1],
    ]),
  );

/** Shape [buckets, 3] and one number, which a reader repeats. */
function hugeHistogram(buckets: number): Uint8Array {
  const dimensions = [buckets, 3].flatMap((size) => field(2, [0x08, ...varint(size)]));
  const tensor = [0x08, 1, ...field(2, dimensions), ...field(5, [0, 0, 0x80, 0x3f])];
  const metadata = field(1, field(1, new TextEncoder().encode("histograms")));
  return Uint8Array.from([...field(1, [0x68]), ...field(8, tensor), ...field(9, metadata)]);
}

const field = (number: number, content: Iterable<number>) => {
  const bytes = [...content];
  return [number * 8 + 2, ...varint(bytes.length), ...bytes];
};

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];

/** Two samples of a triangle, the step among their coordinates. */
const mesh = (step: number) =>
  logged(
    step,
    ...meshValues("m", {
      vertices: [0, 0, step, 1, 0, 0, 0, 1, 0, 9, 9, 9, 9, 9, 9, 9, 9, 9],
      faces: [0, 1, 2, 2, 1, 0],
      count: 2,
      config: { camera: { fov: 75 } },
    }),
  );

const MESHES: LoggedFile = { run: "r", events: [mesh(1), mesh(2)] };

const lines = (title: string, ...multiline: string[]) => ({ title, multiline });

const layout = (...categories: Parameters<typeof layoutValue>[0]["categories"]) =>
  layoutValue({ categories });

describe("routes for histograms", () => {
  it("send buckets, and their percentiles", async () => {
    const { json } = await setup({ run: "r", events: [histogram(3)] });
    expect(await json("histograms/histograms?run=r&tag=h")).toEqual([
      [
        1003,
        3,
        [
          [0, 1, 3],
          [1, 3, 1],
        ],
      ],
    ]);
    const [[wallTimeSecs, step, percentiles]] = await json(
      "distributions/distributions?run=r&tag=h",
    );
    expect([wallTimeSecs, step, percentiles.length]).toEqual([1003, 3, 9]);
    expect(percentiles.slice(-2)).toEqual([
      [9332, 2.4656000000000002],
      [10000, 3],
    ]);
  });

  it("send at most 51 and 501 of a series, the first and the last among them", async () => {
    const { json } = await setup({ run: "r", events: steps(600).map(histogram) });
    for (const [route, most] of [
      ["histograms/histograms", 51],
      ["distributions/distributions", 501],
    ] as const) {
      const rows: [number, number][] = await json(`${route}?run=r&tag=h`);
      expect([rows.length, rows.at(0)?.[1], rows.at(-1)?.[1]]).toEqual([most, 0, 599]);
    }
  });

  it("leave out values that are no histograms", async () => {
    const plugin = { pluginName: "histograms" };
    const { json } = await setup({
      run: "r",
      events: [
        logged(0, tensorValue("h", { values: [1, 2], shape: [1, 2] }, plugin)),
        histogram(1),
      ],
    });
    const rows: unknown[][] = await json("histograms/histograms?run=r&tag=h");
    expect(rows.map(([, step]) => step)).toEqual([1]);
  });

  it("leave out a value whose few bytes stand for more than an answer can hold", async () => {
    const events = [logged(0, hugeHistogram(2 ** 21)), histogram(1), histogram(2)];
    const { json } = await setup({ run: "r", events });
    const rows: unknown[][] = await json("histograms/histograms?run=r&tag=h");
    expect(rows.map(([, step]) => step)).toEqual([1, 2]);
  });

  it.each(["histograms/histograms", "distributions/distributions"])(
    "%s says what it cannot find",
    async (route) => {
      const { answer } = await setup({ run: "r", events: [logged(0, textValue("note", "a"))] });
      const both = "Invalid argument: Both run and tag must be specified";
      expect(await answer(route)).toEqual([400, `${both}: tag=None, run=None`]);
      expect(await answer(`${route}?run=r&tag=note`)).toEqual([
        404,
        "Not found: No histogram tag 'note' for run 'r'",
      ]);
    },
  );
});

describe("routes for PR curves", () => {
  const curve = logged(
    5,
    prCurveValue("pr", { labels: [1, 0], predictions: [1, 0] }, { thresholds: 3 }),
  );
  const both = [
    { run: "a", events: [curve] },
    { run: "b", events: [curve] },
  ];

  it("send curves of several runs, each run once", async () => {
    const { json } = await setup(...both);
    const entry = {
      wall_time: 1005,
      step: 5,
      precision: [0.5, 1, 1],
      recall: [1, 1, 1],
      true_positives: [1, 1, 1],
      false_positives: [1, 0, 0],
      true_negatives: [0, 1, 1],
      false_negatives: [0, 0, 0],
      thresholds: [0, 0.5, 1],
    };
    expect(await json("pr_curves/pr_curves?tag=pr&run=b&run=a&run=b")).toEqual({
      a: [entry],
      b: [entry],
    });
  });

  it.each([
    ["tag=pr", "No runs provided when fetching PR curve data"],
    ["run=a", "No tag provided when fetching PR curve data"],
    ["tag=pr&run=a&run=it's", `No PR curves could be found for run "it's" and tag 'pr'`],
    ["tag=no&run=a", "No PR curves could be found for run 'a' and tag 'no'"],
  ])("answer %s with 400", async (query, text) => {
    const { answer } = await setup(...both);
    expect(await answer(`pr_curves/pr_curves?${query}`)).toEqual([400, text]);
  });
});

describe("routes for meshes", () => {
  it("list a mesh once, and its parts by step", async () => {
    const { json } = await setup(MESHES);
    expect(await json("mesh/tags")).toEqual({ r: { m: { samples: 2 } } });
    const meshes: Record<string, unknown>[] = await json("mesh/meshes?run=r&tag=m&sample=0");
    expect(meshes.map((part) => [part["step"], part["content_type"]])).toEqual([
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 2],
    ]);
    expect(meshes[0]).toEqual({
      wall_time: 1001,
      step: 1,
      content_type: 1,
      components: 6,
      config: '{"camera":{"fov":75}}',
      data_shape: [2, 3, 3],
    });
  });

  it("send the elements of a sample", async () => {
    const { ask: send } = await setup(MESHES);
    const elements = async (query: string) =>
      (await send(`mesh/data?run=r&tag=m&${query}`)).arrayBuffer();
    const vertices = await elements("content_type=VERTEX&sample=0&step=2");
    expect(new Float32Array(vertices)).toEqual(Float32Array.of(0, 0, 2, 1, 0, 0, 0, 1, 0));
    const second = await elements("content_type=VERTEX&sample=1&step=2.0");
    expect(new Float32Array(second)).toEqual(new Float32Array(9).fill(9));
    const faces = await elements("content_type=FACE&step=1");
    expect(new Int32Array(faces)).toEqual(Int32Array.of(0, 1, 2));
  });

  it.each([
    ["mesh/meshes", 200, "[]"],
    ["mesh/meshes?run=r&tag=m_VERTEX", 200, "[]"],
    ["mesh/data?run=r&tag=m&content_type=VERTEX&step=7", 200, ""],
    ["mesh/data?run=r&tag=m&content_type=VERTEX", 200, ""],
    ["mesh/data?run=r&tag=m&content_type=COLOR&step=1", 200, ""],
    ["mesh/data?content_type=COLOR", 200, ""],
    ["mesh/data?run=r&tag=m&step=1", 400, "Bad content_type"],
    ["mesh/data?run=r&tag=m&step=1&content_type=UNDEFINED", 400, "Bad content_type"],
    [
      "mesh/data?content_type=FACE&step=one",
      400,
      "Invalid argument: step must be a number: step='one'",
    ],
    ["mesh/data?content_type=FACE&step=", 400, "Invalid argument: step must be a number: step=''"],
    [
      "mesh/data?content_type=FACE&sample=-1",
      400,
      "Invalid argument: sample must be a whole number: sample='-1'",
    ],
    [
      "mesh/data?run=r&tag=m&content_type=FACE&step=1&sample=2",
      400,
      "Invalid argument: there is no sample 2 of the mesh",
    ],
  ])("answer %s with %i %j", async (route, status, text) => {
    const { answer } = await setup(MESHES);
    expect(await answer(route)).toEqual([status, text]);
  });
});

describe("routes for custom scalars", () => {
  it("merge the newest layouts of all runs, in the order of their names", async () => {
    const { json } = await setup(
      {
        run: "b",
        events: [logged(0, layout({ title: "one", charts: [lines("x", "x"), lines("y", "y")] }))],
      },
      {
        run: "a",
        events: [
          logged(0, layout({ title: "old", charts: [] })),
          logged(1, layout({ title: "one", closed: true, charts: [lines("x", "x")] })),
        ],
      },
      { run: "c", events: [logged(0, layout({ title: "two", charts: [] }))] },
      {
        run: "d",
        events: [
          logged(
            0,
            layout({
              title: "two",
              charts: [{ title: "m", margin: [{ value: "v", lower: "l", upper: "u" }] }],
            }),
          ),
        ],
      },
    );
    expect(await json("custom_scalars/layout")).toEqual({
      version: 0,
      category: [
        {
          title: "one",
          closed: true,
          chart: [
            { title: "x", multiline: { tag: ["x"] } },
            { title: "y", multiline: { tag: ["y"] } },
          ],
        },
        {
          title: "two",
          closed: false,
          chart: [{ title: "m", margin: { series: [{ value: "v", lower: "l", upper: "u" }] } }],
        },
      ],
    });
  });

  it("leave out a layout that is none", async () => {
    const plugin = { pluginName: "custom_scalars" };
    const { json } = await setup({
      run: "a",
      events: [logged(0, tensorValue("custom_scalars__config__", { values: ["\xff"] }, plugin))],
    });
    expect(await json("custom_scalars/layout")).toEqual({});
  });

  const points = [
    logged(0, scalarValue("loss/a", 1), scalarValue("loss/b", 2), scalarValue("my/loss", 3)),
  ];

  it("send the scalars whose tags a pattern matches at the start", async () => {
    const { json } = await setup({ run: "r", events: points });
    expect(await json("custom_scalars/scalars?run=r&tag=(loss)|(acc)")).toEqual({
      regex_valid: true,
      tag_to_events: { "loss/a": [[1000, 0, 1]], "loss/b": [[1000, 0, 2]] },
    });
    expect(await json("custom_scalars/scalars?run=no&tag=.*")).toEqual({
      regex_valid: true,
      tag_to_events: {},
    });
    expect(await json("custom_scalars/scalars?tag=.*")).toEqual({
      regex_valid: true,
      tag_to_events: {},
    });
  });

  it.each(["run=r", "run=r&tag=", "run=r&tag=(", "run=r&tag=(a)%5C1"])(
    "call the pattern of %s no valid one",
    async (query) => {
      const { json } = await setup({ run: "r", events: points });
      expect(await json(`custom_scalars/scalars?${query}`)).toEqual({
        regex_valid: false,
        tag_to_events: {},
      });
    },
  );

  it("answer a pattern made to hang", async () => {
    const tag = `${"a".repeat(3000)}!`;
    const { json, answer } = await setup({ run: "r", events: [logged(0, scalarValue(tag, 1))] });
    expect(await json("custom_scalars/scalars?run=r&tag=(a%2B)%2B%24")).toEqual({
      regex_valid: true,
      tag_to_events: {},
    });
    const costly = encodeURIComponent("(?:(?=.*$).)*b");
    expect(await answer(`custom_scalars/scalars?run=r&tag=${costly}`)).toEqual([
      400,
      "Invalid argument: the pattern takes too many steps to match; make it simpler",
    ]);
  });

  it("send one series as scalars do", async () => {
    const { answer } = await setup({ run: "r", events: points });
    const route = "custom_scalars/download_data?run=r&tag=my/loss";
    expect(await answer(route)).toEqual([200, "[[1000,0,3]]"]);
    expect(await answer(`${route}&format=csv`)).toEqual([
      200,
      "Wall time,Step,Value\r\n1000.0,0,3.0\r\n",
    ]);
  });
});
