import { encodeFileVersion, encodeRecord } from "@runlens/writer";
import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { LiveReading } from "./live-reader.ts";
import { machineLine, print, quantileOf, row } from "./report.ts";

const FILES = 1_000;
/** How changes are noticed, and how many writes a second there are to all files. */
const CASES = [
  { name: "events, 1,000 writes/s", watching: "watched", writesPerSec: 1_000 },
  { name: "events, 100 writes/s", watching: "watched", writesPerSec: 100 },
  { name: "looking, 1,000 writes/s", watching: "unwatched", writesPerSec: 1_000 },
] as const;
const SECS = 10;
/** Watching and looking around at the start are over then. */
const WARM_UP_MS = 3_000;
/** Every sweep has come by then. */
const SETTLE_MS = 2_000;

/** From a write to a point that can be asked for: 1,000 files that grow, each in a directory of its own. */
export async function run(): Promise<void> {
  print(`${machineLine()}; ${FILES} files, ${SECS} s each, latency in ms`);
  print(row(["noticed by", "median", "99 %", "most", "missed", "CPU, % of core"]));
  for (const { name, watching, writesPerSec } of CASES) {
    const { latenciesMs, cpuShare, written } = await measure(watching, writesPerSec);
    const quantile = (share: number) => quantileOf(latenciesMs, share).toFixed(2);
    const missed = String(written - latenciesMs.length);
    const cpu = (100 * cpuShare).toFixed(1);
    print(row([name, quantile(0.5), quantile(0.99), quantile(1), missed, cpu]));
  }
}

async function measure(
  watching: string,
  writesPerSec: number,
): Promise<LiveReading & { written: number }> {
  const directory = mkdtempSync(join(tmpdir(), "runlens-live-"));
  try {
    const paths = makeRuns(directory);
    const reader = fork(programPath("live-reader.ts"), [directory, watching]);
    await once(reader, "message");
    await sleep(WARM_UP_MS);
    reader.send("start");
    const written = await writeTo(paths, writesPerSec);
    await sleep(SETTLE_MS);
    const exited = once(reader, "exit");
    reader.send("stop");
    const [reading] = (await once(reader, "message")) as [LiveReading];
    await exited;
    return { ...reading, written };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function makeRuns(directory: string): string[] {
  const version = encodeRecord(encodeFileVersion(1, "runlens.bench"));
  return Array.from({ length: FILES }, (_, i) => {
    const runDirectory = join(directory, `run_${i}`);
    const path = join(runDirectory, "events.out.tfevents.1.live.v2");
    mkdirSync(runDirectory);
    writeFileSync(path, version);
    return path;
  });
}

/** Resolves to the number of events written. */
async function writeTo(paths: readonly string[], writesPerSec: number): Promise<number> {
  const args = [programPath("live-writer.ts"), String(SECS), String(writesPerSec), ...paths];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return Number(stdout);
}

function programPath(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
