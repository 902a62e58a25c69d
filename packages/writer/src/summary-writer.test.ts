import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { encodeScalar } from "./encode/index.ts";
import {
  createSummaryWriter,
  type SummaryWriter,
  type SummaryWriterOptions,
} from "./summary-writer.ts";
import { every } from "./gates.ts";
import { readRun } from "./test-support/read-run.ts";
import { temporaryDirectory } from "./test-support/temporary-directory.ts";

afterEach(() => {
  vi.useRealTimers();
});

const SECS = 1_700_000_000;
const PIXELS = { width: 2, height: 2, channels: 1, data: Uint8Array.of(0, 1, 2, 3) } as const;

/** Everything that can be logged, and what a scanner and the decoder of tensors make of it. */
const KINDS: readonly {
  kind: string;
  log: (writer: SummaryWriter) => void;
  /** [tag, step, plugin, data class, tensor] */
  items: readonly (readonly [string, number, string, string, string | undefined])[];
}[] = [
  {
    kind: "histogram",
    log: (writer) => writer.histogram("h", [1, 2, 3], 5),
    items: [["h", 5, "histograms", "tensor", "float64 30,3"]],
  },
  {
    kind: "histogram with few buckets",
    log: (writer) => writer.histogram("h", Float32Array.of(1, 2), 5, { buckets: 4 }),
    items: [["h", 5, "histograms", "tensor", "float64 4,3"]],
  },
  {
    kind: "histogram of given buckets",
    log: (writer) => writer.histogramBuckets("h", [[0, 1, 10]], 5),
    items: [["h", 5, "histograms", "tensor", "float64 1,3"]],
  },
  {
    kind: "image",
    log: (writer) => writer.image("i", PIXELS, 5),
    items: [["i", 5, "images", "blobSequence", "string 3"]],
  },
  {
    kind: "images",
    log: (writer) => writer.image("i", [PIXELS, PIXELS], 5),
    items: [["i", 5, "images", "blobSequence", "string 4"]],
  },
  {
    kind: "video",
    log: (writer) =>
      writer.video("v", { ...PIXELS, data: Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7) }, 5),
    items: [["v", 5, "images", "blobSequence", "string 3"]],
  },
  {
    kind: "audio",
    log: (writer) => writer.audio("a", { sampleRateHz: 8000, samples: [0, 0.5, -0.5] }, 5),
    items: [["a", 5, "audio", "blobSequence", "string 1,2"]],
  },
  {
    kind: "text",
    log: (writer) => writer.text("t", "**bold**", 5),
    items: [["t", 5, "text", "tensor", "string"]],
  },
  {
    kind: "rows of text",
    log: (writer) => writer.text("t", [["a", "b"]], 5),
    items: [["t", 5, "text", "tensor", "string 1,2"]],
  },
  {
    kind: "table",
    log: (writer) => writer.table("t", { columns: ["a"], rows: [[1]] }, 5),
    items: [["t", 5, "text", "tensor", "string"]],
  },
  {
    kind: "PR curve",
    log: (writer) => writer.prCurve("p", { labels: [0, 1], predictions: [0.2, 0.9] }, 5),
    items: [["p", 5, "pr_curves", "tensor", "float32 6,201"]],
  },
  {
    kind: "mesh",
    log: (writer) =>
      writer.mesh("m", { vertices: [0, 0, 0, 1, 0, 0, 0, 1, 0], faces: [0, 1, 2] }, 5),
    items: [
      ["m_VERTEX", 5, "mesh", "tensor", "float32 1,3,3"],
      ["m_FACE", 5, "mesh", "tensor", "int32 1,1,3"],
    ],
  },
  {
    kind: "tensor",
    log: (writer) => writer.tensor("x", { shape: [2, 1], values: [1n, 2n] }, 5),
    items: [["x", 5, "tensor", "tensor", "int64 2,1"]],
  },
  {
    kind: "layout of custom scalars",
    log: (writer) =>
      writer.customScalars({
        categories: [{ title: "c", charts: [{ title: "losses", multiline: ["loss"] }] }],
      }),
    items: [["custom_scalars__config__", 0, "custom_scalars", "tensor", "string"]],
  },
  {
    kind: "graph",
    log: (writer) => writer.graph([{ name: "x", op: "Placeholder" }]),
    items: [["__run_graph__", 0, "graphs", "blobSequence", undefined]],
  },
  {
    kind: "graph of a Keras model",
    log: (writer) => writer.kerasModel("{}"),
    items: [["keras", 0, "graph_keras_model", "blobSequence", "string"]],
  },
  {
    kind: "session with hyperparameters",
    log: (writer) =>
      writer.hparams({
        config: { hparams: [{ name: "lr" }], metrics: [{ tag: "loss" }] },
        start: { hparams: { lr: 0.1 } },
        end: { status: "failure" },
      }),
    items: [
      ["_hparams_/experiment", 0, "hparams", "tensor", "float32 0"],
      ["_hparams_/session_start_info", 0, "hparams", "tensor", "float32 0"],
      ["_hparams_/session_end_info", 0, "hparams", "tensor", "float32 0"],
    ],
  },
];

describe("what is logged is read back:", () => {
  it("a scalar", async () => {
    const { writer, read } = setup();
    writer.scalar("loss", 0.5, 0, { wallTimeSecs: SECS + 0.25 });
    writer.scalar("größe/λ", -1e-3, -7, { wallTimeSecs: SECS });
    writer.scalar("loss", NaN, 2 ** 53 - 1, { wallTimeSecs: SECS });
    writer.scalar("loss", -Infinity, 3, { wallTimeSecs: SECS });
    await writer.close();
    expect(read().points).toEqual([
      ["loss", 0, SECS + 0.25, 0.5],
      ["größe/λ", -7, SECS, Math.fround(-1e-3)],
      ["loss", 2 ** 53 - 1, SECS, NaN],
      ["loss", 3, SECS, -Infinity],
    ]);
  });

  it("several scalars", async () => {
    const { writer, read } = setup();
    writer.scalars({ a: 1, b: 2 }, 5, { wallTimeSecs: SECS });
    await writer.close();
    expect(read().points).toEqual([
      ["a", 5, SECS, 1],
      ["b", 5, SECS, 2],
    ]);
  });

  it.each(KINDS)("$kind", async ({ log, items }) => {
    const { writer, read } = setup();
    log(writer);
    await writer.close();
    const { items: found } = read();
    expect(
      found.map(({ tag, step, plugin, dataClass, tensor }) => [
        tag,
        step,
        plugin,
        dataClass,
        tensor,
      ]),
    ).toEqual(items);
  });

  it("any other event", async () => {
    const { writer, read } = setup();
    writer.addEvent(encodeScalar({ tag: "loss", step: 3, value: 0.5, wallTimeSecs: SECS }));
    await writer.close();
    expect(read().points).toEqual([["loss", 3, SECS, 0.5]]);
  });

  it("metrics of a session", async () => {
    const { writer, logged } = setup();
    writer.hparams({ metrics: { accuracy: 0.5 } });
    writer.step = 9;
    writer.hparams({ metrics: { accuracy: 0.75 } });
    expect(await logged()).toEqual(["accuracy 0 0.5", "accuracy 9 0.75"]);
  });

  it("an embedding, with what the projector needs", async () => {
    const { writer } = setup();
    const points = {
      vectors: [0.1, 0.2, 0.3, 0.4],
      shape: [2, 2],
      metadata: ["cat", "dog"],
      thumbnails: { ...PIXELS, data: new Uint8Array(8) },
    } as const;
    await writer.embedding("words/en", points, 7);
    await writer.embedding("words/en", points, 7);
    await writer.close();
    const read = (name: string) => readFileSync(join(writer.runDirectory, name));
    const folder = "00007/words%2Fen";
    expect(new Float32Array(new Uint8Array(read(`${folder}/tensors.bytes`)).buffer)).toEqual(
      Float32Array.from(points.vectors),
    );
    expect(read(`${folder}/metadata.tsv`).toString()).toBe("cat\ndog\n");
    expect(read(`${folder}/sprite.png`).subarray(1, 4).toString()).toBe("PNG");
    expect(
      read("projector_config.pbtxt")
        .toString()
        .match(/tensor_name: .*/g),
    ).toEqual(['tensor_name: "words/en:00007"']);
  });

  it("no embedding whose labels do not fit its points", async () => {
    const { writer } = setup();
    const points = { vectors: [1, 2], shape: [1, 2], metadata: ["cat", "dog"] } as const;
    await expect(writer.embedding("words", points)).rejects.toThrow(TypeError);
  });
});

describe("the time of a value", () => {
  it("is that of its call", async () => {
    vi.useFakeTimers({ now: SECS * 1000 + 250, toFake: ["Date"] });
    const { writer, read } = setup();
    writer.scalar("loss", 1, 0);
    vi.setSystemTime(SECS * 1000 + 750);
    writer.text("note", "x", 0);
    writer.scalar("loss", 1, 1);
    await writer.close();
    expect(read().points).toEqual([
      ["loss", 0, SECS + 0.25, 1],
      ["loss", 1, SECS + 0.75, 1],
    ]);
  });

  it("is the step of the writer unless the call names one", async () => {
    const { writer, logged } = setup();
    writer.step = 7;
    writer.scalar("loss", 0.5);
    writer.scalar("loss", 0.5, 9);
    writer.step += 1;
    writer.scalars({ loss: 0.5 });
    expect(await logged()).toEqual(["loss 7 0.5", "loss 9 0.5", "loss 8 0.5"]);
  });
});

describe("a scope", () => {
  it("puts its name before tags, and has the step of its writer", async () => {
    const { writer, logged } = setup();
    const scope = writer.scope("train");
    writer.step = 3;
    scope.scalar("loss", 1);
    scope.scope("layer").scalar("norm", 2);
    scope.step = 4;
    writer.scalar("loss", 3);
    expect(await logged()).toEqual(["train/loss 3 1", "train/layer/norm 3 2", "loss 4 3"]);
  });

  it("takes no empty tag for its own name", () => {
    const { writer } = setup();
    expect(() => writer.scope("train").scalar("", 1, 0)).toThrow(TypeError);
    expect(() => writer.scope("")).toThrow(TypeError);
  });
});

describe("a gate", () => {
  it("skips values, and the work to get them", async () => {
    const { writer, logged } = setup();
    const sometimes = writer.every(3);
    const evaluated: number[] = [];
    for (let step = 0; step < 7; step++) {
      sometimes.scalar("loss", () => evaluated.push(step), step);
      sometimes.text("note", () => `${evaluated.push(-step)}`, step);
    }
    expect(evaluated).toEqual([0, -0, 3, -3, 6, -6]);
    expect(await logged()).toEqual(["loss 0 1", "loss 3 3", "loss 6 5"]);
  });

  it("goes with scopes and other gates, in any order", async () => {
    const { writer, logged } = setup();
    for (let step = 0; step < 13; step++) {
      writer.every(2).scope("a").when(every(3)).scalar("loss", 1, step);
      writer.scope("b").everySeconds(0).every(6).scalar("loss", 1, step);
    }
    expect(await logged()).toEqual(
      [0, 6, 12].flatMap((step) => [`a/loss ${step} 1`, `b/loss ${step} 1`]),
    );
  });
});

describe("runs", () => {
  it("have directories of their own, the same one for the same name", async () => {
    const { writer, directory } = setup({ run: "first" });
    writer.step = 5;
    writer.scalar("loss", 1);
    writer.run("eval/test").scalar("loss", 2);
    writer.run("eval/test").scalar("loss", 3);
    await writer.close();
    const valuesOf = (run: string) =>
      readRun(join(directory, run)).points.map(([, step, , value]) => [step, value]);
    expect(valuesOf("first")).toEqual([[5, 1]]);
    expect(valuesOf("first/eval/test")).toEqual([
      [5, 2],
      [5, 3],
    ]);
  });

  it.each(["", "/etc", "../other", "a/../../b", "a//b", "."])("cannot be named %j", (run) => {
    const { writer, directory } = setup();
    expect(() => writer.run(run)).toThrow(TypeError);
    expect(() => createSummaryWriter(directory, { run })).toThrow(TypeError);
  });
});

describe("bad input is refused at once:", () => {
  it.each([
    ['tag must be a text of at least one character, not ""', ["", 1, 0, 0]],
    ["step must be an integer of at most 2^53 - 1, not 0.5", ["loss", 1, 0.5, 0]],
    ["step is missing: pass one, or set that of the writer", ["loss", 1, undefined, 0]],
    ["wallTimeSecs must be a finite number, not NaN", ["loss", 1, 0, NaN]],
    ['value must be a number, not "0.5"', ["loss", "0.5" as never, 0, 0]],
  ] as const)("%s", async (message, [tag, value, step, wallTimeSecs]) => {
    const { writer, logged } = setup();
    expect(() => writer.scalar(tag, value, step, { wallTimeSecs })).toThrow(new TypeError(message));
    expect(await logged()).toEqual([]);
  });

  it("pixels that do not fill the picture", () => {
    const { writer } = setup();
    expect(() => writer.image("i", { ...PIXELS, height: 3 }, 0)).toThrow(
      new TypeError('image "i": 2×3 pixels of 1 channels are 6 values, not 4'),
    );
  });

  it("cells without a column", () => {
    const { writer } = setup();
    expect(() => writer.table("t", { columns: ["a"], rows: [[1, 2]] }, 0)).toThrow(TypeError);
  });

  it("what comes after close", async () => {
    const { writer } = setup();
    const run = writer.run("eval");
    await writer.close();
    const closed = expect.objectContaining({ code: "writer.closed" });
    expect(() => writer.scalar("loss", 1, 0)).toThrow(closed);
    expect(() => run.text("note", "x", 0)).toThrow(closed);
  });
});

function setup(options?: SummaryWriterOptions) {
  const directory = temporaryDirectory();
  const writer = createSummaryWriter(directory, options);
  const read = () => readRun(writer.runDirectory);
  return {
    directory,
    writer,
    read,
    /** Closes the writer and gives its scalars as "tag step value". */
    logged: async () => {
      await writer.close();
      return read().points.map(([tag, step, , value]) => `${tag} ${step} ${value}`);
    },
  };
}
