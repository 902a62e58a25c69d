import {
  createLearningRateLog,
  createRunningMean,
  createSummaryWriter,
  createThroughput,
  logSystemMetrics,
} from "runlens/writer";

const STEPS = 200;
const BATCH = 32;

const [logdir = "logs"] = process.argv.slice(2);
const writer = createSummaryWriter(logdir, { run: "statistics" });

const system = logSystemMetrics(writer, { intervalSecs: 10 }); // processor, memory, event loop
const recentLoss = createRunningMean({ window: 20 });
const throughput = createThroughput();
const logLearningRate = createLearningRateLog(writer); // the first one and every change

for (let step = 0; step < STEPS; step++) {
  const loss = Math.exp(-step / 50) + 0.1 * Math.random();
  recentLoss.add(loss);
  throughput.step(BATCH);
  logLearningRate(step < 100 ? 0.1 : 0.01, step);
  if (step % 20 === 19) {
    writer.scalar("loss/mean_of_20", recentLoss.mean, step);
    throughput.log(writer, step); // steps_per_second and examples_per_second
  }
}

system.stop();
await writer.close();
