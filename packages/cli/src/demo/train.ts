import { seededRandom } from "@runlens/base";
import { type Evaluation, evaluate, initialParameters, PARAMETERS } from "./network.ts";
import type { Optimizer } from "./optimizers.ts";
import type { Dataset } from "./spiral.ts";

export interface Training {
  readonly seed: number;
  readonly steps: number;
  readonly optimizer: Optimizer;
  /** At the first step; falls to zero along half a cosine. */
  readonly learningRate: number;
  readonly train: Dataset;
  readonly validation: Dataset;
}

/** What one step of training was like, measured before its change of the parameters. */
export interface TrainingStep {
  readonly step: number;
  readonly learningRate: number;
  /** Of the step's batch. */
  readonly train: Evaluation;
  /** Euclidean length. */
  readonly gradientNorm: number;
  /** Of the whole validation set; only every `VALIDATION_INTERVAL` steps. */
  readonly validation?: Evaluation;
}

const BATCH_SIZE = 32;
const VALIDATION_INTERVAL = 20;

/** Trains a network from scratch, step by step, and tells of each. */
export function* train(training: Training): Generator<TrainingStep> {
  const { seed, steps, optimizer, train: data, validation } = training;
  const random = seededRandom(seed);
  const parameters = initialParameters(random);
  const gradients = new Float32Array(PARAMETERS);
  for (let step = 0; step < steps; step++) {
    const learningRate = (training.learningRate * (1 + Math.cos((Math.PI * step) / steps))) / 2;
    const batch = Array.from({ length: BATCH_SIZE }, () => Math.floor(random() * data.size));
    const isValidated = step % VALIDATION_INTERVAL === 0 || step === steps - 1;
    yield {
      step,
      learningRate,
      train: evaluate(parameters, data, batch, gradients),
      gradientNorm: Math.sqrt(gradients.reduce((sum, gradient) => sum + gradient * gradient, 0)),
      ...(isValidated && { validation: evaluate(parameters, validation, everyIndex(validation)) }),
    };
    optimizer(parameters, gradients, learningRate);
  }
}

function everyIndex(data: Dataset): Iterable<number> {
  return data.labels.keys();
}
