import { startIngest } from "@runlens/ingest";
import { createStore } from "@runlens/store";
import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { LOG_SETS, makeLogs, type LogSetName } from "./make-logs.ts";

const PROCESSES = 5;
const MIB = 1024 ** 2;

/** Loading a log directory in a fresh process until every series can be asked for. */
interface Measured {
  readonly events: number;
  /** From the start of the process. */
  readonly readyMs: number;
  readonly loadMs: number;
  /** Processor time of the thread that loads. */
  readonly cpuMs: number;
  /** From loaded to the first answer that lists all series. */
  readonly listMs: number;
  readonly peakMib: number;
  /** Heap and columns after a collection, less those of the empty process, per point. */
  readonly bytesPerPoint: number;
}

/** Ingest and store together, one thread, checksums verified. */
export function run(): void {
  print(`${cpus()[0]?.model ?? "?"}, Node ${process.version}, medians of ${PROCESSES} processes`);
  print(
    row(["set", "ready ms", "load ms", "M events/s", "CPU ms", "list ms", "peak MiB", "B/point"]),
  );
  for (const name of Object.keys(LOG_SETS).filter(isLogSet)) {
    makeLogs(name);
    const measured = Array.from({ length: PROCESSES }, () => measureInProcess(name));
    const median = (of: (one: Measured) => number, digits = 0) =>
      medianOf(measured.map(of)).toFixed(digits);
    print(
      row([
        name,
        median((one) => one.readyMs),
        median((one) => one.loadMs),
        median((one) => one.events / one.loadMs / 1000, 1),
        median((one) => one.cpuMs),
        median((one) => one.listMs),
        median((one) => one.peakMib),
        median((one) => one.bytesPerPoint, 1),
      ]),
    );
  }
}

function measureInProcess(name: LogSetName): Measured {
  const script = fileURLToPath(import.meta.url);
  const args = ["--expose-gc", script, name];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
}

async function measure(path: string): Promise<Measured> {
  const emptyBytes = usedBytes();
  const cpuBefore = process.threadCpuUsage();
  const startMs = performance.now();
  const store = createStore();
  const logDirectories = [{ path, groupName: "" }];
  await startIngest({ logDirectories, store, reloadIntervalSecs: 0 }).loaded;
  const loadedMs = performance.now();
  const cpu = process.threadCpuUsage(cpuBefore);
  await store.reader.series({ experiment: "" });
  const readyMs = performance.now();
  const { pointCount } = await store.reader.status();
  return {
    events: pointCount,
    readyMs,
    loadMs: loadedMs - startMs,
    cpuMs: (cpu.user + cpu.system) / 1000,
    listMs: readyMs - loadedMs,
    peakMib: (process.resourceUsage().maxRSS * 1024) / MIB,
    bytesPerPoint: (usedBytes() - emptyBytes) / pointCount,
  };
}

function isLogSet(name: string): name is LogSetName {
  return name in LOG_SETS;
}

function usedBytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

function row(cells: readonly string[]): string {
  return cells.map((cell) => cell.padStart(12)).join("");
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const [setName = ""] = import.meta.main ? process.argv.slice(2) : [];
if (isLogSet(setName)) print(JSON.stringify(await measure(makeLogs(setName))));
