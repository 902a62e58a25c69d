import { createSummaryWriter } from "@runlens/writer";
import { createInterface } from "node:readline";

/*
 * A program that logs: `node append.ts RUN_DIRECTORY`. Each line of its input,
 * `[tag, value as text, step]` in JSON, is written and flushed, and answered with the
 * time of that in milliseconds since the epoch.
 */
const [directory = ""] = process.argv.slice(2);
const writer = createSummaryWriter(directory);
process.stdout.write("ready\n");
for await (const line of createInterface(process.stdin)) {
  const [tag, value, step]: [string, string, number] = JSON.parse(line);
  writer.scalar(tag, Number(value), step);
  await writer.flush();
  process.stdout.write(`${Date.now()}\n`);
}
await writer.close();
