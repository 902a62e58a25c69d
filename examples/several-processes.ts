import { fork } from "node:child_process";
import { once } from "node:events";
import { createSummaryWriter } from "runlens/writer";

const WORKERS = 3;

const [logdir = "logs", ownRank] = process.argv.slice(2);
if (ownRank === undefined) await startWorkers();
else await work(Number(ownRank));

async function startWorkers(): Promise<void> {
  const workers = Array.from({ length: WORKERS }, (_, i) =>
    fork(import.meta.filename, [logdir, String(i)]),
  );
  await Promise.all(workers.map((worker) => once(worker, "exit")));
}

/** Each process has an event file of its own, so they may share the directory of a run. */
async function work(rank: number): Promise<void> {
  const writer = createSummaryWriter(logdir, { run: "several-processes" });
  const own = writer.scope(`rank_${rank}`);
  for (let step = 0; step < 50; step++) {
    own.scalar("loss", 1 / (1 + step + rank), step);
    if (rank === 0) writer.scalar("loss", 1 / (1 + step), step); // what all agree on, once
  }
  await writer.close();
}
