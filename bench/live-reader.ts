import { startIngest } from "@runlens/ingest";
import { createStore, type Store } from "@runlens/store";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { monotonicSecs } from "./report.ts";

export interface LiveReading {
  /** From before an event was written until its point can be asked for; one for each event. */
  readonly latenciesMs: readonly number[];
  /** Of one core, while events were written. */
  readonly cpuShare: number;
}

/** Follows a log directory between "start" and "stop"; with `unwatched` as if nothing could be watched. */
async function main([logDirectory = "", watching]: readonly string[]): Promise<void> {
  if (watching === "unwatched") forbidWatching();
  const latenciesMs: number[] = [];
  let startSecs = monotonicSecs();
  let startCpu = process.cpuUsage();
  const store = noteAppends(createStore(), (wallTimesSecs) => {
    const nowSecs = monotonicSecs();
    for (const secs of wallTimesSecs)
      if (secs >= startSecs) latenciesMs.push((nowSecs - secs) * 1000);
  });
  const logDirectories = [{ path: logDirectory, groupName: "" }];
  const ingest = startIngest({ logDirectories, store });
  await ingest.loaded;

  process.on("message", (word) => {
    if (word === "start") {
      startSecs = monotonicSecs();
      startCpu = process.cpuUsage();
      return;
    }
    const { user, system } = process.cpuUsage(startCpu);
    const cpuShare = (user + system) / 1e6 / (monotonicSecs() - startSecs);
    // What is on its way when the channel is closed is lost.
    process.send?.({ latenciesMs, cpuShare } satisfies LiveReading, () => {
      void ingest.close().then(() => process.disconnect());
    });
  });
  process.send?.("loaded");
}

/** Calls back with the wall times of points as soon as the store has them. */
function noteAppends(store: Store, onAppend: (wallTimesSecs: Float64Array) => void): Store {
  return {
    ...store,
    addFile(...file) {
      const sink = store.addFile(...file);
      return {
        ...sink,
        append(scanned, batch) {
          const { count } = batch;
          sink.append(scanned, batch);
          onAppend(batch.wallTimesSecs.subarray(0, count));
        },
      };
    },
  };
}

/** As where all watches that the system allows are taken. */
function forbidWatching(): void {
  fs.watch = () => {
    throw Object.assign(new Error("no more watches"), { code: "ENOSPC" });
  };
  syncBuiltinESMExports();
}

await main(process.argv.slice(2));
