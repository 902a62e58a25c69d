import { createSummaryWriter, logNorms } from "runlens/writer";

const [logdir = "logs"] = process.argv.slice(2);
const writer = createSummaryWriter(logdir, { run: "histograms" });

for (let step = 0; step < 20; step++) {
  const weights = { kernel: normal(1000, step / 10, 1), bias: normal(50, 0, 1 / (1 + step)) };

  writer.histogram("kernel", weights.kernel, step);
  // Counted before, somewhere else: left edge, right edge, count.
  writer.histogramBuckets(
    "latency_ms",
    [
      [0, 10, 5],
      [10, 100, step],
      [100, 1000, 1],
    ],
    step,
  );
  // weight_norm/global, weight_norm/kernel and weight_norm/bias
  logNorms(writer, "weight_norm", weights, step);
}

await writer.close();

/** By the method of Box and Muller. */
function normal(count: number, mean: number, deviation: number): Float32Array {
  return new Float32Array(count).map(() => {
    const radius = Math.sqrt(-2 * Math.log(1 - Math.random()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * Math.random());
  });
}
