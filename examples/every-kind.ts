import { createSummaryWriter } from "runlens/writer";

// One value of every kind, for a look at what there is, and for checking other readers.
const [logdir = "logs"] = process.argv.slice(2);
const root = createSummaryWriter(logdir, { run: "every-kind" });
const STEPS = 3;
const SIZE = 32;

root.hparams({
  config: {
    hparams: [
      { name: "lr", displayName: "learning rate", domain: { min: 1e-4, max: 0.1 } },
      { name: "optimizer", domain: ["adam", "sgd"] },
      { name: "nesterov", domain: [true, false] },
    ],
    metrics: [{ tag: "accuracy", displayName: "Accuracy" }],
  },
});
root.customScalars({
  categories: [
    {
      title: "Loss",
      charts: [
        { title: "all losses", multiline: ["loss/.*"] },
        {
          title: "with margin",
          margin: [{ value: "loss/mean", lower: "loss/low", upper: "loss/high" }],
        },
      ],
    },
  ],
});

const writer = root.run("trial-1");
writer.hparams({ start: { hparams: { lr: 0.01, optimizer: "adam", nesterov: false } } });
writer.graph([
  { name: "input", op: "Placeholder", attributes: { dtype: { dtype: "float32" } } },
  { name: "dense/kernel", op: "Variable", attributes: { shape: { shape: [4, 2] } } },
  { name: "dense/matmul", op: "MatMul", inputs: ["input", "dense/kernel"] },
]);
writer.kerasModel(
  JSON.stringify({
    class_name: "Sequential",
    config: { name: "model", layers: [{ class_name: "Dense", config: { name: "dense" } }] },
  }),
);

for (let step = 0; step < STEPS; step++) {
  writer.step = step;
  writer.scalar("accuracy", 1 - 1 / (step + 2), step, {
    description: "The *share* that is right.",
  });
  writer.scalars({ "loss/mean": 1 / (step + 1), "loss/low": 0.1, "loss/high": 2 });
  writer.scalar("not-a-number", NaN);
  writer.histogram("weights", () => wave(1000, step));
  writer.histogramBuckets("counted", [
    [-1, 0, 10],
    [0, 1, 5 * step],
  ]);
  writer.image("pictures", [pixels(3, step), pixels(3, step + 1)]);
  writer.image("gray", pixels(1, step));
  writer.image("gray-and-alpha", pixels(2, step));
  writer.image("alpha", pixels(4, step));
  writer.video("video", { ...pixels(3, 0, 8), framesPerSecond: 8 });
  writer.audio("tone", {
    sound: { sampleRateHz: 8000, samples: wave(4000, 220 * (step + 1)) },
    label: "a *sine*",
  });
  writer.audio("stereo", { sampleRateHz: 8000, channels: 2, samples: wave(8000, 440) });
  writer.text("text", `# Step ${step}\n\nSome **Markdown**.`);
  writer.text("list", ["first", "second"]);
  writer.text("cells", [
    ["a", "b"],
    ["1", "2"],
  ]);
  writer.table("table", { columns: ["name", "value"], rows: [["step", step]] });
  writer.prCurve("pr", {
    labels: Array.from({ length: 100 }, (_, i) => i % 3 === 0),
    predictions: Array.from({ length: 100 }, (_, i) => ((i * 37) % 100) / 100),
  });
  writer.mesh("tetrahedron", {
    vertices: [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1],
    faces: [0, 1, 2, 0, 1, 3, 0, 2, 3, 1, 2, 3],
    colors: [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0],
    config: { camera: { cls: "PerspectiveCamera", fov: 75 } },
  });
  writer.tensor("tensor", { shape: [2, 2], values: Float64Array.of(1, 2, 3, 4) });
  writer.tensor("names", { values: ["a", "b"] });
}

await writer.embedding("points", {
  vectors: wave(30, 1),
  shape: [10, 3],
  metadata: Array.from({ length: 10 }, (_, i) => `point ${i}`),
  thumbnails: pixels(3, 0, 10),
});
writer.hparams({ end: { status: "success" } });
await root.close();

/** A sine from -1 to 1. */
function wave(length: number, frequency: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => Math.sin((2 * Math.PI * frequency * i) / 8000));
}

function pixels(channels: number, first: number, frames = 1) {
  const length = SIZE * SIZE * channels * frames;
  const data = Uint8Array.from({ length }, (_, i) => 20 * first + Math.floor(i / SIZE));
  return { width: SIZE, height: SIZE, channels, data };
}
