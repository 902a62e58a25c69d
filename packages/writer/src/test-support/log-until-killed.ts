import { writeSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { encodeEvent, textValue } from "../encode/index.ts";
import { createFileWriter } from "../file-writer.ts";

/*
 * `node log-until-killed.ts RUN_DIRECTORY`: logs steps 0, 1, 2 … as scalars and, now
 * and then, as texts. Each line it prints is a number of steps that are flushed.
 */
// It does not end by itself, and compiled once it need not be compiled at each start.
flushCompileCache();
const [runDirectory = ""] = process.argv.slice(2);
const writer = createFileWriter(runDirectory, { flushBytes: 10_000, maxFileBytes: 500_000 });
const loss = writer.scalarTagId("loss");
const LONG_TEXT = "x".repeat(50_000);

let step = 0;
for (;;) {
  for (let i = 0; i < 5000; i++) writer.addScalar(loss, step++, 0.5);
  const values = [textValue("note", LONG_TEXT)];
  writer.addEvent(encodeEvent({ wallTimeSecs: Date.now() / 1000, step, values }));
  await writer.flush();
  writeSync(1, `${step}\n`);
}
