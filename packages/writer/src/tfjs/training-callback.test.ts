import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import * as layers from "@tensorflow/tfjs-layers";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createSummaryWriter } from "../summary-writer.ts";
import { readRun } from "../test-support/read-run.ts";
import { temporaryDirectory } from "../test-support/temporary-directory.ts";
import { createTrainingCallback, type TrainingCallbackOptions } from "./training-callback.ts";

// 12 examples in batches of 4: three batches an epoch, of which one is for validation where asked.
describe("training a TensorFlow.js model", () => {
  it("logs losses, metrics, rates and the model, as the Keras callback does", async () => {
    const { train } = await trained({ epochs: 2 });
    expect(train().steps).toEqual({
      epoch_loss: [0, 1],
      epoch_mae: [0, 1],
      epoch_learning_rate: [0, 1],
      epoch_steps_per_second: [0, 1],
    });
    expect(train().items).toEqual([["keras", 0, "graph_keras_model"]]);
  });

  it("logs what the model says of itself", async () => {
    const { train, history } = await trained({ epochs: 2 });
    expect(train().values["epoch_loss"]).toEqual(history["loss"]?.map(Math.fround));
    expect(train().values["epoch_learning_rate"]).toEqual([0.25, 0.25]);
    for (const rate of train().values["epoch_steps_per_second"] ?? []) {
      expect(rate).toBeGreaterThan(0);
    }
  });

  it("logs validation to a run of its own, over epochs and over batches", async () => {
    const { validation, history } = await trained({ epochs: 2, validationSplit: 1 / 3 });
    expect(validation().steps).toEqual({
      epoch_loss: [0, 1],
      epoch_mae: [0, 1],
      evaluation_loss_vs_iterations: [2, 4],
      evaluation_mae_vs_iterations: [2, 4],
    });
    expect(validation().values["epoch_loss"]).toEqual(history["val_loss"]?.map(Math.fround));
  });

  it("makes no run for validation when there is none", async () => {
    const { logdir } = await trained({});
    expect(existsSync(join(logdir, "validation"))).toBe(false);
  });

  it("logs every so many batches, counted over epochs and trainings", async () => {
    const { train, fit } = await trained({ epochs: 2 }, { everyBatches: 2 });
    expect(train().steps).toMatchObject({
      batch_loss: [0, 2, 4],
      batch_mae: [0, 2, 4],
      batch_steps_per_second: [0, 2, 4],
    });
    expect(Object.keys(train().steps)).not.toContain("batch_size");
    await fit();
    expect(train().steps["batch_loss"]).toEqual([0, 2, 4, 6, 8, 10]);
    expect(train().items).toHaveLength(1);
  });

  it("logs histograms of all weights every so many epochs", async () => {
    const { train } = await trained({ epochs: 3 }, { histogramsEveryEpochs: 2, graph: false });
    expect(train().items).toEqual([
      ["dense/kernel/histogram", 0, "histograms"],
      ["dense/bias/histogram", 0, "histograms"],
      ["dense/kernel/histogram", 2, "histograms"],
      ["dense/bias/histogram", 2, "histograms"],
    ]);
  });

  it("makes the run a session when it knows the hyperparameters", async () => {
    const { logdir } = await trained({}, { hparams: { lr: 0.25 } });
    expect(logged(logdir).items).toEqual([
      ["_hparams_/session_start_info", 0, "hparams"],
      ["_hparams_/session_end_info", 0, "hparams"],
    ]);
  });

  it.each([-1, 0.5])("refuses every %d batches", async (everyBatches) => {
    await expect(trained({}, { everyBatches })).rejects.toThrow(TypeError);
  });
});

async function trained(fitOptions: layers.ModelFitArgs, options?: TrainingCallbackOptions) {
  await tf.setBackend("cpu");
  const model = layers.sequential({
    layers: [layers.layers.dense({ name: "dense", units: 1, inputShape: [2] })],
  });
  const optimizer = tf.train.sgd(0.25);
  model.compile({ optimizer, loss: "meanSquaredError", metrics: ["mae"] });
  const inputs = tf.randomUniform([12, 2], -1, 1, "float32", 1);
  const targets = tf.sum(inputs, 1, true);

  const logdir = temporaryDirectory();
  const writer = createSummaryWriter(logdir);
  const callback = createTrainingCallback(writer, model, options);
  const fit = () =>
    model.fit(inputs, targets, { batchSize: 4, callbacks: callback, ...fitOptions });
  const { history } = await fit();
  return {
    logdir,
    fit,
    history: history as Record<string, number[]>,
    train: () => logged(join(logdir, "train")),
    validation: () => logged(join(logdir, "validation")),
  };
}

function logged(run: string) {
  const { points, items } = readRun(run);
  const steps: Record<string, number[]> = {};
  const values: Record<string, number[]> = {};
  for (const [tag, step, , value] of points) {
    (steps[tag] ??= []).push(step);
    (values[tag] ??= []).push(value);
  }
  return { steps, values, items: items.map(({ tag, step, plugin }) => [tag, step, plugin]) };
}
