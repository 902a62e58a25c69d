import { logRun, temporaryDirectory } from "./logs.ts";

const UNKNOWN = { pluginName: "weather" };

/** A run "a" with what no dashboard is made for: tensors of rank 3 and 1, texts and odd numbers. */
export async function makeTensors(): Promise<string> {
  const directory = await temporaryDirectory();
  await logRun(directory, "a", (writer) => {
    for (const step of [0, 10]) {
      const values = Float32Array.from({ length: 24 }, (_, i) => i + step);
      writer.tensor("cube", { shape: [2, 3, 4], values }, step, UNKNOWN);
    }
    writer.tensor("odd", { shape: [4], values: Float64Array.of(NaN, Infinity, 0, 2) }, 0, UNKNOWN);
    writer.tensor("words", { shape: [2], values: ["sun", "<b>rain</b>"] }, 0, UNKNOWN);
  });
  return directory;
}
