import { seededRandom } from "@runlens/base";
import { encodeRecord, encodeScalar } from "@runlens/writer";
import { openSync, writeSync } from "node:fs";
import { monotonicSecs } from "./report.ts";

/**
 * Appends one record at a time to one of the given files, at random moments. The wall
 * time of each event is when it was written, by a clock that all processes share.
 * Prints how many it wrote.
 */
function main([secs = "", perSec = "", ...paths]: readonly string[]): void {
  const descriptors = paths.map((path) => openSync(path, "a"));
  const random = seededRandom(1);
  const endSecs = monotonicSecs() + Number(secs);
  let dueSecs = monotonicSecs();
  let written = 0;
  while (dueSecs < endSecs) {
    dueSecs -= Math.log(1 - random()) / Number(perSec);
    sleep(dueSecs - monotonicSecs());
    const descriptor = descriptors[Math.floor(random() * descriptors.length)] ?? -1;
    const wallTimeSecs = monotonicSecs();
    writeSync(
      descriptor,
      encodeRecord(encodeScalar({ wallTimeSecs, step: ++written, tag: "loss", value: 1 })),
    );
  }
  process.stdout.write(String(written));
}

const CLOCK = new Int32Array(new SharedArrayBuffer(4));

function sleep(secs: number): void {
  if (secs > 0) Atomics.wait(CLOCK, 0, 0, 1000 * secs);
}

main(process.argv.slice(2));
