import { createSummaryWriter } from "@runlens/writer";
import { join } from "node:path";

/** Logs one run, by default of 10,000 points, some 700 kB: what is shorter is rather read again than kept. */
export async function logLongRun(directory: string, points = 10_000): Promise<void> {
  const writer = createSummaryWriter(join(directory, "long"));
  for (let step = 0; step < points; step++) writer.scalar("loss", 1 / (1 + step), step);
  await writer.close();
}
