import { writeSync } from "node:fs";
import { openIndex } from "../open-index.ts";
import { chunkSink, seededDelta, seededFile } from "./seeded-delta.ts";

/*
 * `node hold-index.ts INDEX_DIRECTORY`: opens an index, saves a delta of file `a` if it is
 * kept, prints whether it is, and keeps it open until it is killed.
 */
const [directory = ""] = process.argv.slice(2);
const index = openIndex({ directory });
if (index.isKept) index.save(seededFile("a", 0), seededDelta("a", 0, chunkSink(index)));
writeSync(1, String(index.isKept));
setInterval(() => {}, 60_000);
