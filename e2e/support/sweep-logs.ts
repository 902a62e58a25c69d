import { logRun, START_SECS } from "./logs.ts";

/** A sweep as newcomers bring it: two optimizers, two learning rates, three seeds. */
const CONFIGURATIONS = [
  { optimizer: "adam", lr: 0.01, floor: 0.21 },
  { optimizer: "adam", lr: 0.1, floor: 0.34 },
  { optimizer: "sgd", lr: 0.01, floor: 0.48 },
  { optimizer: "sgd", lr: 0.1, floor: 0.27 },
] as const;
/** How far above its configuration each seed ends. */
const SEEDS = { 1: 0.02, 2: -0.015, 3: 0.005 } as const;
const STEPS = 300;

/** Its validation loss is the lowest at the end. */
export const BEST_RUN = "adam-lr0.01-seed2";
/** Its losses and accuracies are no numbers from a step on. */
export const LOST_RUN = "adam-lr0.1-seed3";
export const LOST_STEP = 180;

/** Writes twelve runs with hyperparameters to `directory`, 300 steps of four tags each. */
export async function writeSweep(directory: string): Promise<void> {
  for (const configuration of CONFIGURATIONS) {
    for (const [seed, offset] of Object.entries(SEEDS)) {
      await writeRun(directory, { ...configuration, seed: Number(seed), offset });
    }
  }
}

interface SweepRun {
  readonly optimizer: string;
  readonly lr: number;
  readonly seed: number;
  readonly floor: number;
  readonly offset: number;
}

async function writeRun(directory: string, { floor, offset, ...hparams }: SweepRun): Promise<void> {
  const { optimizer, lr, seed } = hparams;
  const run = `${optimizer}-lr${lr}-seed${seed}`;
  await logRun(directory, run, (writer) => {
    writer.hparams({
      config: {
        hparams: Object.keys(hparams).map((name) => ({ name })),
        metrics: [{ tag: "val/loss" }],
      },
      start: { hparams },
    });
    for (let step = 0; step < STEPS; step++) {
      const decay = Math.exp(-step / 60);
      const ripple = 0.04 * Math.sin(step * (1.7 + seed)) * (0.1 + decay);
      const isLost = run === LOST_RUN && step >= LOST_STEP;
      const loss = isLost ? NaN : floor + offset + 2 * decay + ripple;
      const at = { wallTimeSecs: START_SECS + step };
      writer.scalar("train/loss", loss, step, at);
      writer.scalar("train/accuracy", 1 - loss / 3, step, at);
      writer.scalar("val/loss", loss + 0.05 + ripple / 2, step, at);
      writer.scalar("val/accuracy", 0.97 - loss / 3, step, at);
    }
  });
}
