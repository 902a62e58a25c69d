import { createSummaryWriter, runName } from "runlens/writer";

const LEARNING_RATES = [0.1, 0.01, 0.001];
const OPTIMIZERS = ["sgd", "adam"];

const [logdir = "logs"] = process.argv.slice(2);
const sweep = createSummaryWriter(logdir, { run: "hparams-sweep" });

// Once, above the runs: what is varied, and what is measured.
sweep.hparams({
  config: {
    hparams: [
      { name: "learning_rate", domain: { min: 0.001, max: 0.1 } },
      { name: "optimizer", domain: OPTIMIZERS },
    ],
    metrics: [{ tag: "accuracy", displayName: "Accuracy" }],
  },
});

for (const learning_rate of LEARNING_RATES) {
  for (const optimizer of OPTIMIZERS) {
    const hparams = { learning_rate, optimizer };
    const trial = sweep.run(runName({ hparams })); // learning_rate=0.1_optimizer=sgd
    trial.hparams({ start: { hparams } });
    for (let step = 0; step < 20; step++) {
      trial.scalar("accuracy", 1 - Math.exp(-step * Math.sqrt(learning_rate)), step);
    }
    trial.hparams({ end: { status: "success" } });
  }
}

await sweep.close();
