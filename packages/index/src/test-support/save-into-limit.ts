import { writeSync } from "node:fs";
import { openIndex } from "../open-index.ts";
import { chunkSink, seededDelta, seededFile } from "./seeded-delta.ts";

/*
 * `node save-into-limit.ts INDEX_DIRECTORY COUNT`, where files may not grow beyond some
 * size: saves deltas of file `a`, each with a segment of its own; prints what was told.
 */
const [directory = "", count] = process.argv.slice(2);
const told: string[] = [];
const index = openIndex({ directory, onProblem: ({ code }) => told.push(code) });
let kept = 0;
for (let i = 0; i < Number(count); i++) {
  const sink = chunkSink(index);
  index.save(seededFile("a", i), seededDelta("a", i, sink));
  sink.close();
  if (index.isKept) kept++;
}
const recalled = index.recall("a")?.deltas.length ?? 0;
index.close();
writeSync(1, JSON.stringify({ told, kept, recalled }));
