import { startIngest } from "@runlens/ingest";
import { createStore } from "@runlens/store";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { dataServerBinary, dataServerLoadMs } from "./data-server.ts";
import { LOG_SETS, makeLogs, type LogSetName } from "./make-logs.ts";
import { machineLine, medianOf, print, row } from "./report.ts";

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
  readonly peakMib: number;
  /** Heap and columns after a collection, less those of the empty process, per point. */
  readonly bytesPerPoint: number;
}

/**
 * Ingest and store together, one thread, checksums verified. With
 * `RUNLENS_BENCH_DATA_SERVER` the same directory is loaded by TensorBoard's data
 * server in turn with ours: one thread, checksums not verified, as it runs by default.
 */
export async function run(): Promise<void> {
  print(`${machineLine()}, medians of ${PROCESSES} processes`);
  const dataServer = dataServerBinary === undefined ? [] : ["data server", "times ours"];
  print(
    row([
      "set",
      "ready ms",
      "load ms",
      "M events/s",
      "CPU ms",
      "peak MiB",
      "B/point",
      ...dataServer,
    ]),
  );
  for (const name of Object.keys(LOG_SETS).filter(isLogSet)) {
    const logDirectory = makeLogs(name);
    const measured: Measured[] = [];
    const dataServerMs: number[] = [];
    for (let i = 0; i < PROCESSES; i++) {
      measured.push(measureInProcess(name));
      if (dataServerBinary === undefined) continue;
      const options = { binary: dataServerBinary, logDirectory, threads: 1, checksum: false };
      dataServerMs.push(await dataServerLoadMs(options));
    }
    print(row([name, ...figures(measured), ...comparison(measured, dataServerMs)]));
  }
}

function figures(measured: readonly Measured[]): string[] {
  const median = (of: (one: Measured) => number, digits = 0) =>
    medianOf(measured.map(of)).toFixed(digits);
  return [
    median((one) => one.readyMs),
    median((one) => one.loadMs),
    median((one) => one.events / one.loadMs / 1000, 1),
    median((one) => one.cpuMs),
    median((one) => one.peakMib),
    median((one) => one.bytesPerPoint, 1),
  ];
}

/** Pair by pair, so that a machine that changes its speed changes both. */
function comparison(measured: readonly Measured[], dataServerMs: readonly number[]): string[] {
  if (dataServerMs.length === 0) return [];
  const ratios = dataServerMs.map((ms, i) => ms / (measured[i]?.loadMs ?? NaN));
  return [medianOf(dataServerMs).toFixed(0), medianOf(ratios).toFixed(1)];
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

const [setName = ""] = import.meta.main ? process.argv.slice(2) : [];
if (isLogSet(setName)) print(JSON.stringify(await measure(makeLogs(setName))));
