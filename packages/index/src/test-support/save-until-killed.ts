import { seededRandom } from "@runlens/base";
import { writeSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { openIndex } from "../open-index.ts";
import { chunkSink, seededDelta, seededFile } from "./seeded-delta.ts";

/*
 * `node save-until-killed.ts INDEX_DIRECTORY SEED`: saves the next deltas of a few files,
 * forgets one now and then, begins new segments, and ends and opens the index again.
 * Prints `opening` before each opening, and after each change the path and how many
 * deltas of it are kept.
 */
const PATHS = ["a", "b", "c", "ünd/d", "e"];

// It does not end by itself, and compiled once it need not be compiled at each start.
flushCompileCache();
const [directory = "", seed = "0"] = process.argv.slice(2);
const random = seededRandom(Number(seed));

for (;;) {
  tell("opening");
  const index = openIndex({ directory });
  let sink = chunkSink(index);
  for (let change = 0; change < 60; change++) {
    const path = PATHS[Math.floor(random() * PATHS.length)] ?? "";
    const count = index.recall(path)?.deltas.length ?? 0;
    const what = random();
    if (what < 0.12) {
      index.forget(path);
      tell(`${path} 0`);
    } else if (what < 0.2) {
      index.noteVerified(path, count * 1000);
    } else {
      index.save(seededFile(path, count), seededDelta(path, count, sink));
      tell(`${path} ${count + 1}`);
    }
    if (what > 0.95) {
      sink.close();
      sink = chunkSink(index);
    }
  }
  sink.close();
  index.close();
}

function tell(line: string): void {
  writeSync(1, `${line}\n`);
}
