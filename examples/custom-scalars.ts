import { createSummaryWriter } from "runlens/writer";

const [logdir = "logs"] = process.argv.slice(2);
const writer = createSummaryWriter(logdir, { run: "custom-scalars" });

writer.customScalars({
  categories: [
    {
      title: "Losses",
      charts: [
        // Every tag that a pattern matches, in one chart.
        { title: "All losses", multiline: ["loss/.*"] },
        // A value with the band between two others.
        {
          title: "Loss with its spread",
          margin: [{ value: "loss/mean", lower: "loss/lowest", upper: "loss/highest" }],
        },
      ],
    },
  ],
});

for (let step = 0; step < 50; step++) {
  const mean = 1 / (1 + step / 10);
  const spread = mean / 4;
  writer.scope("loss").scalars({ mean, lowest: mean - spread, highest: mean + spread }, step);
}

await writer.close();
