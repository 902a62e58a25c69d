import { startIngest } from "@runlens/ingest";
import { createStore } from "@runlens/store";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { countSlabs, usedBytes } from "./memory.ts";

const MIB = 1024 ** 2;

/** How a log directory is loaded; what is absent is as by default. */
export interface LoadOptions {
  readonly logDirectory: string;
}

/** Loading a log directory in a fresh process until every series can be asked for. */
export interface Loaded {
  readonly points: number;
  readonly series: number;
  /** From the start of the process. */
  readonly readyMs: number;
  /** The part of it from `startIngest` on. */
  readonly loadMs: number;
  /** Processor time of all threads while loading. */
  readonly cpuMs: number;
  readonly peakMib: number;
  /** Heap, columns and slabs after a collection, less those of the empty process, per point. */
  readonly bytesPerPoint: number;
}

export function loadInProcess(options: LoadOptions): Loaded {
  const args = ["--expose-gc", fileURLToPath(import.meta.url), JSON.stringify(options)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
}

async function load({ logDirectory }: LoadOptions): Promise<Loaded> {
  const emptyBytes = memoryBytes();
  const cpuBefore = process.cpuUsage();
  const startMs = performance.now();
  const { store, slabBytes } = countSlabs(createStore());
  const logDirectories = [{ path: logDirectory, groupName: "" }];
  const ingest = startIngest({ logDirectories, store, reloadIntervalSecs: 0 });
  await ingest.loaded;
  const loadMs = performance.now() - startMs;
  const series = await store.reader.series({ experiment: "" });
  const readyMs = performance.now();
  const { user, system } = process.cpuUsage(cpuBefore);
  const { pointCount } = await store.reader.status();
  const loaded = {
    points: pointCount,
    series: series.length,
    readyMs,
    loadMs,
    cpuMs: (user + system) / 1000,
    peakMib: (process.resourceUsage().maxRSS * 1024) / MIB,
    bytesPerPoint: (memoryBytes() + slabBytes() - emptyBytes) / pointCount,
  };
  await ingest.close();
  return loaded;
}

function memoryBytes(): number {
  const { heapBytes, bufferBytes } = usedBytes();
  return heapBytes + bufferBytes;
}

const [options] = import.meta.main ? process.argv.slice(2) : [];
if (options !== undefined) process.stdout.write(JSON.stringify(await load(JSON.parse(options))));
