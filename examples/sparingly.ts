import { createSummaryWriter } from "runlens/writer";

const [logdir = "logs"] = process.argv.slice(2);
const writer = createSummaryWriter(logdir, {
  run: "sparingly",
  maxQueueBytes: 8 * 1024 * 1024,
  // Training never waits for the disk; what is given up is counted.
  whenFull: "dropOldest",
});
const often = writer.every(10);
const seldom = writer.everySeconds(30);

for (let step = 0; step < 100; step++) {
  writer.step = step; // for every call that names none
  const weights = new Float32Array(1000).map(() => Math.random() - 0.5);

  writer.scalar("loss", 1 / (1 + step));
  often.scalar("weights/mean", () => mean(weights)); // computed only when it is logged
  seldom.histogram("weights", () => weights);
}

await writer.close();
if (writer.droppedEvents > 0) process.emitWarning(`${writer.droppedEvents} events were dropped`);

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
