import { Code, type CallOptions } from "@connectrpc/connect";
import { createStore } from "@runlens/store";
import {
  audioValue,
  histogramValue,
  imageValue,
  scalarValue,
  simpleValue,
  tensorValue,
  textValue,
} from "@runlens/writer/encode";
import fc from "fast-check";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { dataProvider } from "./data-provider.ts";
import { BLOB_PIECE_BYTES } from "./limits.ts";
import { RpcError } from "./rpc-error.ts";
import { setupConnect, type Connection } from "./test-support/connect.ts";
import { logged, loggedStore, type LoggedFile } from "./test-support/logged-store.ts";

const LARGE = Uint8Array.from({ length: 2 * BLOB_PIECE_BYTES + 3 }, (_, i) => i % 251);

const image = (tag: string, ...pictures: Uint8Array[]): Uint8Array =>
  imageValue(
    tag,
    pictures.map((bytes) => ({ bytes, width: 2, height: 1 })),
    { displayName: "Samples" },
  );

const RUNS: readonly LoggedFile[] = [
  { run: "b/late", events: [logged(7, simpleValue("loss", 0.1))] },
  {
    run: "a",
    events: [
      { step: 0, wallTimeSecs: 900, values: [scalarValue("loss", 0.1, { description: "*less*" })] },
      logged(2, scalarValue("loss", NaN), textValue("note", "one"), image("pic", LARGE)),
      logged(3, scalarValue("loss", 1e-40), textValue("note", "two")),
      logged(5, image("pic", Uint8Array.of(1, 2), Uint8Array.of()), histogramValue("h", [1, 2])),
      logged(6, tensorValue("t", { values: BigInt64Array.of(2n ** 62n), shape: [1, 1] })),
      logged(6, tensorValue("t", { values: [1.5, -2], dtype: "bfloat16" })),
    ],
  },
];

const LOSS = { pluginFilter: { pluginName: "scalars" }, downsample: { numPoints: 1000n } };

const connect = setupConnect();
const open = (files = RUNS) =>
  connect(loggedStore(files, createStore({ dataLocation: "logs" })).reader);

describe("the data provider", () => {
  it("says where the data lie, which plugins have some, and which runs there are", async () => {
    const { client } = await open();
    expect(await client.getExperiment({ experimentId: "any" })).toMatchObject({
      dataLocation: "logs",
      description: "",
    });
    const { plugins } = await client.listPlugins({});
    expect(plugins.map(({ name }) => name).toSorted()).toEqual([
      "histograms",
      "images",
      "scalars",
      "tensor",
      "text",
    ]);
    const { runs } = await client.listRuns({});
    expect(runs).toMatchObject([
      { name: "a", startTime: 900 },
      { name: "b/late", startTime: 1007 },
    ]);
  });

  it("lists scalars with their metadata", async () => {
    const { client } = await open();
    const { runs } = await client.listScalars({ pluginFilter: { pluginName: "scalars" } });
    expect(runs).toMatchObject([
      {
        runName: "a",
        tags: [
          {
            tagName: "loss",
            metadata: {
              maxStep: 3n,
              maxWallTime: 1003,
              summaryMetadata: {
                pluginData: { pluginName: "scalars" },
                summaryDescription: "*less*",
                dataClass: 1,
              },
            },
          },
        ],
      },
      { runName: "b/late", tags: [{ tagName: "loss", metadata: { maxStep: 7n } }] },
    ]);
  });

  it("reads scalars as columns of 32-bit floats", async () => {
    const { client } = await open();
    const { runs } = await client.readScalars({ ...LOSS, experimentId: "defaultExperimentId" });
    expect(runs[0]?.tags[0]?.data).toMatchObject({
      step: [0n, 2n, 3n],
      wallTime: [900, 1002, 1003],
      value: [Math.fround(0.1), NaN, Math.fround(1e-40)],
    });
  });

  it.each<[string, object, string]>([
    ["absent filters match all", {}, "a/loss b/late/loss"],
    ["a run", { runs: { names: ["b/late", "nope"] } }, "b/late/loss"],
    ["a tag", { tags: { names: ["loss"] } }, "a/loss b/late/loss"],
    ["run and tag", { runs: { names: ["a"] }, tags: { names: ["loss"] } }, "a/loss"],
    ["unknown names match nothing", { tags: { names: ["nope"] } }, ""],
    ["an empty filter matches nothing", { runs: {} }, ""],
    ["an empty filter of tags, too", { tags: {} }, ""],
  ])("filters: %s", async (_, runTagFilter, expected) => {
    const { client } = await open();
    const { runs } = await client.readScalars({ ...LOSS, runTagFilter });
    const names = runs.flatMap(({ runName, tags }) => tags.map((t) => `${runName}/${t.tagName}`));
    expect(names.join(" ")).toBe(expected);
  });

  it.each([
    [0n, []],
    [1n, [3n]],
    [2n, [0n, 3n]],
    [2n ** 62n, [0n, 2n, 3n]],
  ])("keeps the last of %d points", async (numPoints, steps) => {
    const { client } = await open();
    const { runs } = await client.readScalars({ ...LOSS, downsample: { numPoints } });
    expect(runs[0]?.tags[0]?.data?.step).toEqual(steps);
    expect(runs[0]?.tags[0]?.data?.value).toHaveLength(steps.length);
  });

  it("keeps extremes, or the very points of TensorBoard where they are asked for", async () => {
    const events = Array.from({ length: 3000 }, (_, i) =>
      logged(i, simpleValue("loss", i === 1234 ? 9 : 0)),
    );
    const { reader } = loggedStore([{ run: "a", events }]);
    const read = async (exactSampling: boolean) => {
      const sampling = { samplesPerPlugin: () => undefined, exactSampling };
      const { client } = await connect(reader, sampling);
      const { runs } = await client.readScalars({ ...LOSS, downsample: { numPoints: 10n } });
      return runs[0]?.tags[0]?.data?.step.map(Number) ?? [];
    };
    const shown = await read(false);
    expect(shown).toContain(1234);
    const exact = await read(true);
    expect(exact).toHaveLength(10);
    expect(exact.at(-1)).toBe(2999);
    expect(exact).not.toEqual(shown);
  });

  it("reads tensors of any dtype as they were logged, and strings", async () => {
    const { client } = await open();
    const read = async (pluginName: string) => {
      const { runs } = await client.readTensors({ ...LOSS, pluginFilter: { pluginName } });
      return runs[0]?.tags[0]?.data;
    };
    const tensors = await read("tensor");
    expect(tensors?.step).toEqual([6n, 6n]);
    expect(tensors?.value).toMatchObject([
      { dtype: 9, tensorShape: { dim: [{ size: 1n }, { size: 1n }] } },
      { dtype: 14, tensorShape: { dim: [{ size: 2n }] } },
    ]);
    const [first] = tensors?.value ?? [];
    expect(first?.tensorContent).toEqual(new Uint8Array(BigInt64Array.of(2n ** 62n).buffer));
    const [one] = (await read("text"))?.value ?? [];
    expect(one).toMatchObject({ dtype: 7, stringVal: [new TextEncoder().encode("one")] });
    const { runs } = await client.listTensors({ pluginFilter: { pluginName: "text" } });
    expect(runs[0]?.tags[0]?.metadata).toMatchObject({ maxStep: 3n, maxWallTime: 1003 });
  });

  it("refers to blobs and streams them in pieces", async () => {
    const { client } = await open();
    const images = { pluginFilter: { pluginName: "images" } };
    const { runs: listed } = await client.listBlobSequences(images);
    expect(listed[0]?.tags[0]?.metadata).toMatchObject({
      maxStep: 5n,
      maxLength: 4n,
      summaryMetadata: { displayName: "Samples", dataClass: 3 },
    });
    const { runs } = await client.readBlobSequences({ ...LOSS, ...images });
    const data = runs[0]?.tags[0]?.data;
    expect(data?.step).toEqual([2n, 5n]);
    const keys = data?.values.map(({ blobRefs }) => blobRefs.map(({ blobKey }) => blobKey)) ?? [];
    expect(keys.map(({ length }) => length)).toEqual([3, 4]);
    const pieces = async (blobKey = "", options?: CallOptions) => {
      const read = [];
      for await (const { data: piece } of client.readBlob({ blobKey }, options)) read.push(piece);
      return read;
    };
    const large = await pieces(keys[0]?.[2]);
    expect(large.map(({ length }) => length)).toEqual([BLOB_PIECE_BYTES, BLOB_PIECE_BYTES, 3]);
    expect(Buffer.concat(large).equals(LARGE)).toBe(true);
    expect(await pieces(keys[1]?.[2])).toEqual([Uint8Array.of(1, 2)]);
    expect(await pieces(keys[1]?.[3])).toEqual([]);
  });

  it("tells what is wrong with a request in TensorBoard's words", async () => {
    const { client } = await open();
    const scalars = { pluginName: "scalars" };
    const wrong = { code: Code.InvalidArgument };
    await expect(client.listScalars({})).rejects.toMatchObject({
      ...wrong,
      rawMessage: "must specify non-empty plugin name",
    });
    await expect(client.listTensors({ pluginFilter: {} })).rejects.toMatchObject(wrong);
    await expect(client.listBlobSequences({})).rejects.toMatchObject(wrong);
    for (const read of [client.readScalars, client.readTensors, client.readBlobSequences]) {
      await expect(read({ pluginFilter: scalars })).rejects.toMatchObject({
        ...wrong,
        rawMessage: "must specify downsample",
      });
      const negative = { pluginFilter: scalars, downsample: { numPoints: -3n } };
      await expect(read(negative)).rejects.toMatchObject({
        ...wrong,
        rawMessage: "num_points must be non-negative; got -3",
      });
    }
  });

  it.each([
    ["nonsense", Code.InvalidArgument, 'failed to parse blob key: "nonsense"'],
    ["é%\n", Code.InvalidArgument, 'failed to parse blob key: "é%\\n"'],
    [btoa('["","images","a","pic",99,0]'), Code.NotFound, "step=99, index=0"],
    [btoa('["","images","a","pic",2,7]'), Code.NotFound, "index=7"],
    [btoa('["","images","nope","pic",2,0]'), Code.NotFound, "No blob for run"],
    [btoa('["","images","a","loss",2,0]'), Code.NotFound, "No blob for run"],
  ])("finds no blob behind the key %j", async (blobKey, code, message) => {
    const { client, internalErrors } = await open();
    const call = client.readBlob({ blobKey })[Symbol.asyncIterator]().next();
    await expect(call).rejects.toMatchObject({
      code,
      rawMessage: expect.stringContaining(message),
    });
    expect(internalErrors).toEqual([]);
  });

  it("sends messages of many megabytes", async () => {
    const values = Float64Array.from({ length: 2 ** 22 }, (_, i) => i);
    const { client } = await open([
      { run: "a", events: [logged(0, tensorValue("t", { values }))] },
    ]);
    const { runs } = await client.readTensors({ ...LOSS, pluginFilter: { pluginName: "tensor" } });
    const content = runs[0]?.tags[0]?.data?.value[0]?.tensorContent;
    expect(content?.length).toBe(values.byteLength);
    expect(Buffer.from(values.buffer).equals(content ?? new Uint8Array())).toBe(true);
  });

  it("reads no further when the call is cancelled", async () => {
    const tags = Array.from({ length: 50 }, (_, i) => simpleValue(`tag${i}`, i));
    const { reader } = loggedStore([{ run: "a", events: [logged(0, ...tags)] }]);
    const cancelling = new AbortController();
    let reads = 0;
    const { client, internalErrors } = await connect({
      ...reader,
      async points(query, signal) {
        reads += 1;
        if (reads === 3) {
          cancelling.abort();
          if (signal?.aborted === false) await once(signal, "abort");
        }
        return reader.points(query, signal);
      },
    });
    const call = client.readScalars(LOSS, { signal: cancelling.signal });
    await expect(call).rejects.toMatchObject({ code: Code.Canceled });
    await client.listRuns({});
    expect(reads).toBe(3);
    expect(internalErrors).toEqual([]);
  });

  const images = { pluginFilter: { pluginName: "images" } };
  const texts = { pluginFilter: { pluginName: "text" } };
  it.each<[string, (client: Connection["client"], options: CallOptions) => Promise<unknown>]>([
    ["ListScalars", (client, options) => client.listScalars(LOSS, options)],
    ["ReadScalars", (client, options) => client.readScalars(LOSS, options)],
    ["ListTensors", (client, options) => client.listTensors(texts, options)],
    ["ReadTensors", (client, options) => client.readTensors({ ...LOSS, ...texts }, options)],
    ["ListBlobSequences", (client, options) => client.listBlobSequences(images, options)],
    [
      "ReadBlobSequences",
      (client, options) => client.readBlobSequences({ ...LOSS, ...images }, options),
    ],
    [
      "ReadBlob",
      (client, options) => {
        const blobKey = btoa('["","images","a","pic",2,0]');
        return client.readBlob({ blobKey }, options)[Symbol.asyncIterator]().next();
      },
    ],
  ])("takes back what a cancelled %s asks of the reader", async (_, call) => {
    const { reader } = loggedStore(RUNS);
    const cancelling = new AbortController();
    const given: (AbortSignal | undefined)[] = [];
    /** The first question is cancelled before it is answered, and then it is answered as it can be. */
    const asking =
      <Query, Answer>(ask: (query: Query, signal?: AbortSignal) => Promise<Answer>) =>
      async (query: Query, signal?: AbortSignal): Promise<Answer> => {
        given.push(signal);
        cancelling.abort();
        if (signal?.aborted === false) await once(signal, "abort");
        return ask(query, signal);
      };
    const { client, internalErrors } = await connect({
      ...reader,
      points: asking((query, signal) => reader.points(query, signal)),
      moments: asking((query, signal) => reader.moments(query, signal)),
      values: asking((query, signal) => reader.values(query, signal)),
    });
    const cancelled = { signal: cancelling.signal };
    await expect(call(client, cancelled)).rejects.toMatchObject({ code: Code.Canceled });
    await client.listRuns({});
    expect(given.map((signal) => signal?.aborted)).toEqual([true]);
    expect(internalErrors).toEqual([]);
  });

  it("answers any bytes, or says what is wrong with them", async () => {
    const { reader } = loggedStore(RUNS);
    const procedures = [...dataProvider(reader).values()];
    const anyField = fc
      .tuple(fc.nat(40), fc.uint8Array({ maxLength: 12 }))
      .map(([key, content]) => [key, content.length, ...content]);
    const anyRequest = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.array(anyField).map((fields) => Uint8Array.from(fields.flat())),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...procedures), anyRequest, async (call, request) => {
        const { signal } = new AbortController();
        try {
          for await (const message of call(request, signal)) expect(message).toBeDefined();
        } catch (error) {
          expect(error).toBeInstanceOf(RpcError);
        }
      }),
    );
  });

  it("serves the upgraded form of legacy values", async () => {
    const sound = { sampleRateHz: 8000, samples: [0, 1] };
    const { client } = await open([{ run: "a", events: [logged(0, audioValue("s", sound))] }]);
    const { runs } = await client.listBlobSequences({ pluginFilter: { pluginName: "audio" } });
    expect(runs[0]?.tags[0]?.metadata).toMatchObject({ maxLength: 1n });
  });
});
