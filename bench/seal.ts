import { createScanSpace, type ScanSpace } from "@runlens/format";
import {
  createDeltaBuilders,
  createSlabWriter,
  type DeltaBuilder,
  type Slab,
} from "@runlens/store";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { eventFiles } from "./event-files.ts";
import { namedSets } from "./log-sets.ts";
import { makeLogs } from "./make-logs.ts";
import { machineLine, print, row } from "./report.ts";

const PASSES = 5;
const THREADS = [1, 2] as const;

interface Share {
  readonly paths: readonly string[];
  /** Whether chunks are also written to a segment file. */
  readonly isKept: boolean;
}

/**
 * `[SET…]`: what a scanning thread does, without what surrounds it: it reads, verifies,
 * decodes and seals files, and writes their chunks if they are kept. Each thread has half of
 * the files of a set, so two have twice as much to do as one.
 */
export async function run(args: readonly string[]): Promise<void> {
  print(`${machineLine()}; M points/s by the clock, ns of processor time per point`);
  print(row(["set", "threads", "first pass", "ns", "best of 5", "ns"]));
  for (const name of namedSets(args, ["c_tf2", "c_tf1"])) {
    const paths = eventFiles(makeLogs(name));
    const halves = [0, 1].map((half) => paths.filter((_path, i) => i % 2 === half));
    for (const isKept of [false, true]) {
      for (const count of THREADS) {
        const passes = await measure(
          halves.slice(0, count).map((half) => ({ paths: half, isKept })),
        );
        const best = passes.toSorted((a, b) => b.rate - a.rate);
        const figures = [passes[0], best[0]].flatMap((pass) => [pass?.rate, pass?.cpuNs]);
        const cells = figures.map((figure) => figure?.toFixed(1) ?? "");
        print(row([isKept ? `${name}, written` : name, String(count), ...cells]));
      }
    }
  }
}

interface Pass {
  readonly rate: number;
  readonly cpuNs: number;
}

/** All threads begin each pass together. */
async function measure(shares: readonly Share[]): Promise<Pass[]> {
  const script = new URL(import.meta.url);
  const threads = shares.map((share) => new Worker(script, { workerData: share }));
  await Promise.all(threads.map((thread) => once(thread, "message")));
  const passes: Pass[] = [];
  while (passes.length < PASSES) {
    const cpuBefore = process.cpuUsage();
    const startMs = performance.now();
    const answers = threads.map((thread) => once(thread, "message"));
    for (const thread of threads) thread.postMessage("go", []);
    const counts = await Promise.all(answers);
    const ms = performance.now() - startMs;
    const { user, system } = process.cpuUsage(cpuBefore);
    const points = counts.reduce((sum, [count]) => sum + Number(count), 0);
    passes.push({ rate: points / ms / 1000, cpuNs: (1000 * (user + system)) / points });
  }
  await Promise.all(threads.map((thread) => thread.terminate()));
  return passes;
}

/** Returns the number of points. */
function sealAll({ paths, isKept }: Share, space: ScanSpace): number {
  const directory = mkdtempSync(join(tmpdir(), "runlens-seal-"));
  const segment = openSync(join(directory, "segment"), "w");
  const slabs: Slab[] = [];
  const slabWriter = createSlabWriter({
    segment: 0,
    onSlab: (slab) => slabs.push(slab),
    ...(isKept && {
      write: (bytes, position) => void writeSync(segment, bytes, 0, bytes.length, position),
    }),
  });
  const newBuilder = createDeltaBuilders(slabWriter, space.sortByTag);
  const points = paths.reduce((sum, path) => sum + sealFile(path, space, newBuilder()), 0);
  closeSync(segment);
  rmSync(directory, { recursive: true });
  return points;
}

/** The file must be sound. */
function sealFile(path: string, space: ScanSpace, builder: DeltaBuilder): number {
  const { window, batch } = space;
  const scanner = space.createScanner();
  const descriptor = openSync(path, "r");
  let points = 0;
  let offset = 0;
  const flush = (): void => {
    points += batch.count;
    builder.append(scanner, batch);
    batch.count = 0;
  };
  for (;;) {
    const start = offset;
    const size = readSync(descriptor, window, 0, window.length, start);
    if (size === 0) break;
    for (let isFull = true; isFull;) {
      const bytes = window.subarray(offset - start, size);
      const { nextOffset, stop } = scanner.scan(bytes, offset, batch);
      offset = nextOffset;
      isFull = stop.kind === "batchFull";
      if (isFull) flush();
    }
    if (offset === start) throw new Error(`${path} ends in a piece of a record`);
  }
  flush();
  closeSync(descriptor);
  builder.seal({ nextOffset: offset, scanner: scanner.state() });
  return points;
}

/** In a thread: says that it is there, and after each message how many points it sealed. */
function answerPasses(share: Share): void {
  const space = createScanSpace();
  parentPort?.on("message", () => parentPort?.postMessage(sealAll(share, space), []));
  parentPort?.postMessage(0, []);
}

if (parentPort !== null) answerPasses(workerData);
