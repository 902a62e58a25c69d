import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Loaded } from "./load-process.ts";
import { namedSets } from "./log-sets.ts";
import { makeLogs } from "./make-logs.ts";
import { createMeasuredLoad } from "./measure-load.ts";
import { bytesBelow, machineLine, medianOf, print, row } from "./report.ts";

const PROCESSES = 5;

/**
 * `[SET…]`: one thread beside the main one verifies, decodes, seals and writes to a new
 * index; then the index is opened again, from the start of the process until every series
 * can be asked for, and all of them are: the first window of each, smoothed.
 */
export async function run(args: readonly string[]): Promise<void> {
  const load = await createMeasuredLoad();
  const bareMs = medianOf(Array.from({ length: PROCESSES }, bareNodeMs));
  print(`${machineLine()}, medians of ${PROCESSES} processes`);
  print(`Node alone has started after ${bareMs.toFixed(0)} ms`);
  print(
    row([
      "set",
      "write ms",
      "M points/s/core",
      "B/point, disk",
      "open ms",
      "beyond Node",
      "B/point",
      "windows ms",
    ]),
  );
  for (const name of namedSets(args, ["a_tf1", "l_tf1", "c_tf2", "s_runs"])) {
    const logDirectory = makeLogs(name);
    const written: Loaded[] = [];
    const opened: Loaded[] = [];
    const diskBytes: number[] = [];
    for (let i = 0; i < PROCESSES; i++) {
      const indexDirectory = mkdtempSync(join(tmpdir(), "runlens-index-"));
      written.push(load({ logDirectory, indexDirectory, workers: 1 }));
      diskBytes.push(bytesBelow(indexDirectory));
      opened.push(load({ logDirectory, indexDirectory, windows: true }));
      rmSync(indexDirectory, { recursive: true });
    }
    const openMs = medianOf(opened.map((one) => one.readyMs));
    print(
      row([
        name,
        medianOf(written.map((one) => one.loadMs)).toFixed(0),
        medianOf(written.map((one) => one.points / one.cpuMs / 1000)).toFixed(1),
        medianOf(written.map((one, i) => (diskBytes[i] ?? NaN) / one.points)).toFixed(2),
        openMs.toFixed(0),
        (openMs - bareMs).toFixed(0),
        medianOf(opened.map((one) => one.bytesPerPoint)).toFixed(2),
        medianOf(opened.map((one) => one.windowsMs)).toFixed(0),
      ]),
    );
  }
}

/** By the clock that the processes measured use for themselves. */
function bareNodeMs(): number {
  const script = "process.stdout.write(String(performance.now()))";
  return Number(execFileSync(process.execPath, ["-e", script], { encoding: "utf8" }));
}
