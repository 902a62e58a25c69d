import { setTimeout } from "node:timers/promises";
import { createSummaryWriter, startProfile } from "runlens/writer";

const [logdir = "logs"] = process.argv.slice(2);
const writer = createSummaryWriter(logdir, { run: "profiling" });

for (let step = 0; step < 8; step++) await train(step);

// A few steps, once the program is warm.
const profile = await startProfile(writer.runDirectory);
for (let step = 8; step < 13; step++) await profile.step(step, () => train(step));
// Open it in https://ui.perfetto.dev or chrome://tracing.
process.stdout.write(`Profile: ${await profile.stop()}\n`);

await writer.close();

async function train(step: number): Promise<void> {
  await setTimeout(2); // as if a batch was read
  let sum = 0;
  for (let i = 0; i < 1e6; i++) sum += Math.sqrt(i);
  writer.scalar("sum", sum, step);
}
