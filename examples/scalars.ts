import { createSummaryWriter } from "runlens/writer";

// One directory for all runs; open it with `runlens --logdir logs`.
const [logdir = "logs"] = process.argv.slice(2);
const writer = createSummaryWriter(logdir, { run: "scalars" });
const train = writer.run("train");
const validation = writer.run("validation");

for (let epoch = 0; epoch < 10; epoch++) {
  for (let batch = 0; batch < 20; batch++) {
    const step = epoch * 20 + batch;
    train.scalar("loss", Math.exp(-step / 50) + 0.05 * Math.sin(step), step);
  }
  // Runs of the same tag share a chart. A scope puts its name before the tags.
  const step = epoch * 20 + 19;
  validation.scalar("loss", Math.exp(-step / 60), step);
  validation.scope("metrics").scalars({ accuracy: 1 - Math.exp(-step / 40), recall: 0.9 }, step);
}

// Flushes what waits; a process that ends otherwise, by a signal too, flushes by itself.
await writer.close();
