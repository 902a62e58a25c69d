import { seededRandom } from "@runlens/base";
import { createSummaryWriter } from "@runlens/writer";
import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pngOf } from "../e2e/support/image-logs.ts";
import { inRoot } from "../tools/root.ts";

export interface ImageSet {
  readonly runs: number;
  readonly tags: number;
  readonly steps: number;
  /** Of a square gray image of noise, which no PNG makes smaller. */
  readonly pixels: number;
}

/** Directory of a set, made if it is not there. The same images on every machine. */
export async function makeImageSet(name: string, set: ImageSet): Promise<string> {
  const directory = inRoot(".cache/bench", name);
  if (existsSync(directory)) return directory;
  const draft = `${directory}.draft`;
  rmSync(draft, { recursive: true, force: true });
  const random = seededRandom(1);
  const size = Buffer.from(String(set.pixels));
  for (let run = 0; run < set.runs; run++) {
    const writer = createSummaryWriter(join(draft, `run_${run}`));
    for (let step = 0; step < set.steps; step++) {
      for (let tag = 0; tag < set.tags; tag++) {
        const image = noise(set.pixels, random);
        const value = { values: [size, size, image], dtype: "string" } as const;
        writer.tensor(`image_${tag}`, value, step, {
          pluginName: "images",
          dataClass: "blobSequence",
        });
      }
      await writer.flush();
    }
    await writer.close();
  }
  renameSync(draft, directory);
  return directory;
}

function noise(pixels: number, random: () => number): Uint8Array {
  const row = (): number[] => Array.from({ length: pixels }, () => Math.floor(random() * 256));
  return pngOf(Array.from({ length: pixels }, row));
}
