import type { Hparams } from "../encode/hparams-group.ts";
import { createThroughput } from "../statistics/throughput.ts";
import type { SummaryWriter } from "../summary-writer.ts";
import { withKeras3Nodes } from "./keras-model.ts";

/** What the callback needs of a `LayersModel` of TensorFlow.js. */
export interface TrainedModel {
  readonly weights: readonly {
    /** Unlike its name the same for every model of the process that is built alike. */
    readonly originalName: string;
    read(): { data(): Promise<ArrayLike<number>> };
  }[];
  /** The learning rate is logged when the configuration has one. */
  readonly optimizer?: { getConfig(): Readonly<Record<string, unknown>> };
  toJSON(unused: null, asText: false): unknown;
}

export interface TrainingCallbackOptions {
  /** Batch metrics every so many batches; never by default, since each waits for its batch. */
  readonly everyBatches?: number;
  /** Histograms of all weights every so many epochs; never by default. */
  readonly histogramsEveryEpochs?: number;
  /** Whether the layers of the model are logged, for the graph dashboard. Default true. */
  readonly graph?: boolean;
  /** Makes the run of the writer a session of the HParams dashboard. */
  readonly hparams?: Hparams;
}

type Logs = Readonly<Record<string, number>>;

/** Fits `callbacks` of `model.fit` and `model.fitDataset`. */
export interface TrainingCallback {
  onTrainBegin(): void;
  onBatchBegin(): void;
  onBatchEnd?(batch: number, logs?: Logs): void;
  onEpochEnd(epoch: number, logs?: Logs): Promise<void>;
  onTrainEnd(): Promise<void>;
}

const VALIDATION = "val_";
/** Logs of a batch that are no metrics. */
const BATCH_FIELDS = new Set(["batch", "size"]);

/**
 * Logs the training of a TensorFlow.js model as Keras' TensorBoard callback does, below
 * the run of `writer`:
 *
 *     run         tag                                step
 *     train       epoch_<metric>                     epoch
 *     train       epoch_learning_rate                epoch
 *     train       epoch_steps_per_second             epoch
 *     train       batch_<metric>                     batch since the start
 *     train       batch_steps_per_second             batch since the start
 *     train       <weight>/histogram                 epoch
 *     train       keras                              0
 *     validation  epoch_<metric>                     epoch
 *     validation  evaluation_<metric>_vs_iterations  batches trained so far
 *
 * It needs nothing of TensorFlow.js but the model. The writer is flushed after each
 * training and stays open. With `model.fit(…, { callbacks: [a, b] })` all callbacks must be
 * plain objects like this one.
 */
export function createTrainingCallback(
  writer: SummaryWriter,
  model: TrainedModel,
  options: TrainingCallbackOptions = {},
): TrainingCallback {
  const { everyBatches = 0, histogramsEveryEpochs = 0, graph = true, hparams } = options;
  checkCount("everyBatches", everyBatches);
  checkCount("histogramsEveryEpochs", histogramsEveryEpochs);
  const train = writer.run("train");
  const ofEpoch = createThroughput();
  const ofBatches = createThroughput();
  let batches = 0;
  let isGraphLogged = !graph;

  function logGraph(): void {
    if (isGraphLogged) return;
    isGraphLogged = true;
    train.kerasModel(JSON.stringify(withKeras3Nodes(model.toJSON(null, false))));
  }

  function logBatch(logs: Logs): void {
    // Steps are counted from 0, and this batch has been counted already.
    const step = batches - 1;
    if (step % everyBatches !== 0) return;
    for (const [metric, value] of Object.entries(logs)) {
      if (!BATCH_FIELDS.has(metric)) train.scalar(`batch_${metric}`, value, step);
    }
    train.scalar("batch_steps_per_second", ofBatches.read().stepsPerSec, step);
  }

  function logEpoch(epoch: number, logs: Logs): void {
    for (const [metric, value] of Object.entries(logs)) {
      if (metric.startsWith(VALIDATION)) {
        logValidation(metric.slice(VALIDATION.length), value, epoch);
      } else train.scalar(`epoch_${metric}`, value, epoch);
    }
    const rate = model.optimizer?.getConfig()["learningRate"];
    if (typeof rate === "number") train.scalar("epoch_learning_rate", rate, epoch);
    train.scalar("epoch_steps_per_second", ofEpoch.read().stepsPerSec, epoch);
  }

  function logValidation(metric: string, value: number, epoch: number): void {
    const validation = writer.run("validation");
    validation.scalar(`epoch_${metric}`, value, epoch);
    validation.scalar(`evaluation_${metric}_vs_iterations`, value, batches);
  }

  async function logWeights(epoch: number): Promise<void> {
    for (const weight of model.weights) {
      train.histogram(`${weight.originalName}/histogram`, await weight.read().data(), epoch);
    }
  }

  return {
    onTrainBegin() {
      logGraph();
      if (hparams !== undefined) writer.hparams({ start: { hparams } });
      ofEpoch.read();
      ofBatches.read();
    },
    onBatchBegin() {
      batches++;
      ofEpoch.step();
      ofBatches.step();
    },
    ...(everyBatches > 0 && { onBatchEnd: (_batch: number, logs: Logs = {}) => logBatch(logs) }),
    async onEpochEnd(epoch, logs = {}) {
      logEpoch(epoch, logs);
      if (histogramsEveryEpochs > 0 && epoch % histogramsEveryEpochs === 0) await logWeights(epoch);
    },
    onTrainEnd() {
      if (hparams !== undefined) writer.hparams({ end: { status: "success" } });
      return writer.flush();
    },
  };
}

function checkCount(name: string, count: number): void {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new TypeError(`${name} must be an integer of at least 0, not ${count}`);
  }
}
