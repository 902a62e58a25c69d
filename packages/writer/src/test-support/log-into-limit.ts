import { RunlensError } from "@runlens/base";
import { writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { createFileWriter } from "../file-writer.ts";

/*
 * `node log-into-limit.ts RUN_DIRECTORY block|dropOldest`, where files may not grow
 * beyond some size: logs until the queue is full behind a write that fails, prints
 * what happened, and when writing works again flushes and prints how many steps
 * were logged.
 */
const [runDirectory = "", whenFull] = process.argv.slice(2);
const errors: string[] = [];
const writer = createFileWriter(runDirectory, {
  whenFull: whenFull === "dropOldest" ? "dropOldest" : "block",
  maxQueueBytes: 24_000,
  flushIntervalSecs: 0.05,
  onError: ({ code }) => errors.push(code),
});
const loss = writer.scalarTagId("loss");
let steps = 0;
let thrown = "";
while (thrown === "" && writer.droppedEvents < 1000) {
  try {
    writer.addScalar(loss, steps, 0.5);
    steps++;
  } catch (error) {
    thrown = codeOf(error);
  }
  if (steps % 100 === 0) await sleep(0);
}
const rejected = await writer.flush().then(() => "", codeOf);
tell({ errors, thrown, rejected, dropped: writer.droppedEvents });

while ((await writer.flush().then(() => "", codeOf)) !== "") await sleep(20);
await writer.close();
tell({ steps, dropped: writer.droppedEvents });

function codeOf(error: unknown): string {
  return error instanceof RunlensError ? error.code : String(error);
}

function tell(news: object): void {
  writeSync(1, `${JSON.stringify(news)}\n`);
}
