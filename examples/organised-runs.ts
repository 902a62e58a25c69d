import { createSummaryWriter, logManifest, runName } from "runlens/writer";

const [logdir = "logs"] = process.argv.slice(2);
const hparams = { lr: 0.1 + 0.2, batch: 32 };

// 2026-05-03_14-07-09_resnet50_batch=32_lr=0.3
const run = runName({ date: new Date(), model: "resnet50", hparams });
const writer = createSummaryWriter(logdir, { run: `organised-runs/${run}` });

// Commit, command, host, dependencies, and the variables of an allow-list. Never secrets.
await logManifest(writer, { environment: ["MY_DATA_VERSION"] });

for (let step = 0; step < 20; step++) writer.scalar("loss", hparams.lr / (1 + step), step);

await writer.close();
