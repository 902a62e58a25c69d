import { ball, cloud } from "./mesh-logs.ts";
import { pngOf, writeImages } from "./image-logs.ts";
import { logRun, START_SECS, temporaryDirectory } from "./logs.ts";

const AT = { wallTimeSecs: START_SECS };
const RATE_HZ = 8000;

const NOTE = `## Result

| model | accuracy |
| ----- | -------: |
| small |     0.91 |
| large |     0.94 |

- loss $\\frac{1}{n}\\sum_i (y_i - x_i)^2$
- \`lr = 0.1\`, **best** of *three*

\`\`\`
train(epochs=3)
\`\`\`
`;

/** Runs "a" and "b" with a value of each kind that is no scalar, the same each time. */
export async function makeMedia(): Promise<string> {
  const directory = await temporaryDirectory();
  const steps = [0, 10, 20, 30];
  await writeImages(directory, {
    a: {
      pic: Object.fromEntries(steps.map((step) => [step, [rings(step, 0)]])),
      broken: {
        0: [Uint8Array.of(), Buffer.from("<svg/>"), rings(0, 0).subarray(0, 20)],
      },
    },
    b: { pic: Object.fromEntries(steps.map((step) => [step, [rings(step, 3)]])) },
  });
  await logRun(directory, "a", (writer) => {
    writer.audio("sweep", { sampleRateHz: RATE_HZ, samples: sweep() }, 0, AT);
    writer.text("note", NOTE, 0, AT);
    writer.text("note", NOTE.replace("0.91", "0.89").replace("**best** of ", ""), 10, AT);
    writer.mesh("ball", ball(1.4), 0, AT);
    writer.mesh("cloud", { vertices: cloud(4000) }, 0, AT);
    const waves = Float32Array.from({ length: 384 }, (_, i) => Math.sin(i / 9) * (i % 24));
    writer.tensor("waves", { shape: [16, 24], values: waves }, 0, { pluginName: "waves", ...AT });
    const margin = [{ value: "loss", lower: "low", upper: "high" }];
    writer.customScalars({
      categories: [{ title: "all", charts: [{ title: "margin", margin }] }],
    });
    for (let step = 0; step < 40; step++) {
      const loss = 2 / (1 + step / 8) + Math.sin(step) / 20;
      writer.scalars({ loss, low: loss * 0.8, high: loss * 1.3 }, step, AT);
    }
  });
  for (const [run, skill] of [
    ["a", 0.6],
    ["b", 0.3],
  ] as const) {
    await logRun(directory, run, (writer) => {
      const labels = Array.from({ length: 200 }, (_, i) => Number(i % 3 === 0));
      const predictions = labels.map(
        (label, i) => skill * label + ((1 - skill) * ((i * 37) % 101)) / 101,
      );
      writer.prCurve("pr", { labels, predictions }, 0, AT);
    });
  }
  return directory;
}

/** 32 x 32 pixels whose rings move with the step. */
function rings(step: number, offset: number): Buffer {
  const row = (y: number): number[] =>
    Array.from({ length: 32 }, (_, x) => {
      const distance = Math.hypot(x - 16 - offset, y - 16);
      return Math.round(127 + 127 * Math.sin((distance + step) / 3));
    });
  return pngOf(Array.from({ length: 32 }, (_, y) => row(y)));
}

/** A second that rises from 200 Hz and fades. */
function sweep(): Float32Array {
  return Float32Array.from({ length: RATE_HZ }, (_, i) => {
    const secs = i / RATE_HZ;
    return (1 - secs) * Math.sin(2 * Math.PI * (200 + 900 * secs) * secs);
  });
}
