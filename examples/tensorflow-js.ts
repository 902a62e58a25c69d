import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { createSummaryWriter, createTrainingCallback } from "runlens/writer";

const [logdir = "logs"] = process.argv.slice(2);
const writer = createSummaryWriter(logdir, { run: "tensorflow-js" });

const hparams = { units: 16, learning_rate: 0.05 };
const model = sequential({
  layers: [
    layers.dense({ units: hparams.units, activation: "tanh", inputShape: [2], name: "hidden" }),
    layers.dense({ units: 1, name: "output" }),
  ],
});
model.compile({
  optimizer: tf.train.adam(hparams.learning_rate),
  loss: "meanSquaredError",
  metrics: ["mae"],
});

const inputs = tf.randomUniform([400, 2], -1, 1);
const products = tf.prod(inputs, 1, true);
await model.fit(inputs, products, {
  epochs: 8,
  batchSize: 25,
  validationSplit: 0.25,
  // Runs train and validation: losses, metrics, rates, weights and the graph of layers.
  callbacks: createTrainingCallback(writer, model, {
    everyBatches: 4,
    histogramsEveryEpochs: 1,
    hparams,
  }),
});

await writer.close();
