import { messageOf, RunlensError, seededRandom } from "@runlens/base";
import { makeDirectories } from "@runlens/index";
import { createSummaryWriter } from "@runlens/writer";
import { existsSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Evaluation } from "./network.ts";
import { PARAMETERS } from "./network.ts";
import { createAdam, createSgd, type Optimizer } from "./optimizers.ts";
import { makeSpiral } from "./spiral.ts";
import { train, type Training, type TrainingStep } from "./train.ts";

interface DemoRun {
  readonly name: string;
  readonly learningRate: number;
  readonly optimizer: () => Optimizer;
}

const STEPS = 1200;
const SEED = 7;

/** The last one takes too wide steps and runs off to NaN: that, too, is what people look at. */
const RUNS: readonly DemoRun[] = [
  { name: "sgd-lr0.1", learningRate: 0.1, optimizer: () => createSgd(0, PARAMETERS) },
  { name: "sgd-lr1", learningRate: 1, optimizer: () => createSgd(0, PARAMETERS) },
  { name: "momentum-lr0.1", learningRate: 0.1, optimizer: () => createSgd(0.9, PARAMETERS) },
  { name: "adam-lr0.001", learningRate: 0.001, optimizer: () => createAdam(PARAMETERS) },
  { name: "adam-lr0.01", learningRate: 0.01, optimizer: () => createAdam(PARAMETERS) },
  { name: "momentum-lr1.5", learningRate: 1.5, optimizer: () => createSgd(0.9, PARAMETERS) },
];

export interface DemoOptions {
  readonly onProgress?: (share: number) => void;
}

/**
 * Trains a small network on a spiral, once for each of a few optimizers, and
 * logs the trainings as runs below `directory`. Sample logs that are there
 * already are left as they are.
 *
 * Throws `RunlensError` `demo.directoryInUse` when other files are there, `demo.noPlace` when nothing
 * can be made there.
 */
export async function makeDemoLogs(
  directory: string,
  { onProgress = () => {} }: DemoOptions = {},
): Promise<"made" | "reused"> {
  const present = await entriesOf(directory);
  if (RUNS.every((run) => present.includes(run.name))) return "reused";
  if (present.length > 0) throw directoryInUse(directory);

  // Renamed when complete, so that an interrupted training is never taken for the whole.
  const draft = `${directory}.part`;
  await rm(draft, { recursive: true, force: true });
  try {
    makeDirectories(draft, 0o777);
  } catch (cause) {
    throw noPlace(directory, cause);
  }
  for (const [index, run] of RUNS.entries()) {
    await logRun(join(draft, run.name), run, (share) => onProgress((index + share) / RUNS.length));
  }
  await rename(draft, directory);
  return "made";
}

/** Empty when there is no such directory. */
async function entriesOf(directory: string): Promise<string[]> {
  return existsSync(directory) ? readdir(directory) : [];
}

async function logRun(
  directory: string,
  run: DemoRun,
  onProgress: (share: number) => void,
): Promise<void> {
  const training = prepare(run);
  const trainWriter = createSummaryWriter(join(directory, "train"));
  const validationWriter = createSummaryWriter(join(directory, "validation"));

  for (const done of train(training)) {
    logEvaluation(trainWriter, done.train, done.step);
    logOptimizer(trainWriter, done);
    if (done.validation === undefined) continue;
    logEvaluation(validationWriter, done.validation, done.step);
    onProgress(done.step / training.steps);
    await new Promise(setImmediate);
  }
  await Promise.all([trainWriter.close(), validationWriter.close()]);
}

function prepare(run: DemoRun): Training {
  const random = seededRandom(SEED);
  return {
    seed: SEED,
    steps: STEPS,
    optimizer: run.optimizer(),
    learningRate: run.learningRate,
    train: makeSpiral(600, random),
    validation: makeSpiral(300, random),
  };
}

type ScalarWriter = Pick<ReturnType<typeof createSummaryWriter>, "scalar">;

function logEvaluation(writer: ScalarWriter, { loss, accuracy }: Evaluation, step: number): void {
  writer.scalar("metrics/loss", loss, step);
  writer.scalar("metrics/accuracy", accuracy, step);
}

function logOptimizer(writer: ScalarWriter, done: TrainingStep): void {
  writer.scalar("optimizer/learning_rate", done.learningRate, done.step);
  writer.scalar("optimizer/gradient_norm", done.gradientNorm, done.step);
}

function noPlace(directory: string, cause: unknown): RunlensError {
  return new RunlensError(
    {
      code: "demo.noPlace",
      message: `No sample logs can be made in ${directory}: ${messageOf(cause)}.`,
      hint: "Name another place: runlens demo DIR",
    },
    { cause },
  );
}

function directoryInUse(directory: string): RunlensError {
  return new RunlensError({
    code: "demo.directoryInUse",
    message: `${directory} holds other files than sample logs.`,
    hint: "Name a new or empty directory.",
  });
}
