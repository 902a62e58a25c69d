import {
  clearBatch,
  createScanSpace,
  type DecoderName,
  type Scanner,
  type ScanSpace,
} from "@runlens/format";
import { execFileSync } from "node:child_process";
import { closeSync, openSync, readSync } from "node:fs";
import { dataServerBinary, dataServerLoadMs } from "./data-server.ts";
import { eventFiles } from "./event-files.ts";
import { isLogSet, namedSets } from "./log-sets.ts";
import { makeLogs, type LogSetName } from "./make-logs.ts";
import { machineLine, medianOf, print, row } from "./report.ts";

const PROCESSES = 3;
const PASSES = 5;
const SETS = ["a_tf2", "a_tf1", "c_tf2"] as const;
const DECODERS = ["wasm", "typescript"] as const;

/**
 * `[SET…]`: events per second and core of the scanner alone: files are read a window at
 * a time, which is not timed, and columns are thrown away. With `RUNLENS_BENCH_DATA_SERVER`
 * also of TensorBoard's data server on one thread, which reads and keeps points besides.
 */
export async function run(args: readonly string[]): Promise<void> {
  print(`${machineLine()}, million events per second, medians of ${PROCESSES} processes`);
  print(row(["set", "first pass", "best of 5", "MB/s, best", "data server", "times"]));
  for (const name of namedSets(args, SETS)) {
    const logDirectory = makeLogs(name);
    for (const verify of [true, false]) {
      const [checked = "", word = ""] = verify ? ["verified", "1"] : ["unverified", ""];
      const measured = DECODERS.map((decoder) => measureInProcesses(name, decoder, word));
      const theirs = await dataServerRate(logDirectory, verify, measured[0]?.events ?? NaN);
      for (const [i, { first, best, megabytes }] of measured.entries()) {
        const figures = [first, best, megabytes, theirs, best / theirs];
        const cells = figures.map((figure) => (Number.isNaN(figure) ? "" : figure.toFixed(1)));
        print(row([`${name} ${checked}, ${DECODERS[i] ?? ""}`, ...cells]));
      }
    }
  }
}

/** Million events per second; `megabytes` per second; `events` of one pass. */
interface Measured {
  readonly first: number;
  readonly best: number;
  readonly megabytes: number;
  readonly events: number;
}

/** Processes of their own, so that the first pass pays for cold code as a start does. */
function measureInProcesses(name: string, decoder: DecoderName, verify: string): Measured {
  const script = new URL(import.meta.url).pathname;
  const measured = Array.from({ length: PROCESSES }, (): Measured => {
    const command = [script, name, decoder, verify];
    return JSON.parse(execFileSync(process.execPath, command, { encoding: "utf8" }));
  });
  const median = (key: keyof Measured) => medianOf(measured.map((one) => one[key]));
  return {
    first: median("first"),
    best: median("best"),
    megabytes: median("megabytes"),
    events: median("events"),
  };
}

/** Million events per second of the fastest of three loads; NaN without a data server. */
async function dataServerRate(
  logDirectory: string,
  checksum: boolean,
  events: number,
): Promise<number> {
  if (dataServerBinary === undefined) return NaN;
  const loads: number[] = [];
  while (loads.length < PROCESSES) {
    const options = { binary: dataServerBinary, logDirectory, threads: 1, checksum };
    loads.push(await dataServerLoadMs(options));
  }
  return events / Math.min(...loads) / 1000;
}

function measure(name: LogSetName, decoder: DecoderName, verifyPayloads: boolean): Measured {
  const paths = eventFiles(makeLogs(name));
  const space = createScanSpace({ decoder });
  const passes = Array.from({ length: PASSES }, () => scanAll(paths, space, verifyPayloads));
  const rates = passes.map(({ events, ms }) => events / ms / 1000);
  return {
    first: rates[0] ?? NaN,
    best: Math.max(...rates),
    megabytes: Math.max(...passes.map(({ bytes, ms }) => bytes / ms / 1000)),
    events: passes[0]?.events ?? NaN,
  };
}

interface Total {
  events: number;
  bytes: number;
  ms: number;
}

function scanAll(paths: readonly string[], space: ScanSpace, verifyPayloads: boolean): Total {
  const total = { events: 0, bytes: 0, ms: 0 };
  for (const path of paths) scanFile(path, space, verifyPayloads, total);
  return total;
}

/**
 * Only scanning is timed, by processor time: it is all that the process does, and other
 * programs on the machine disturb it less than a clock.
 */
function scanFile(path: string, space: ScanSpace, verifyPayloads: boolean, total: Total): void {
  const { window } = space;
  const descriptor = openSync(path, "r");
  const scanner = space.createScanner({ verifyPayloads });
  let offset = 0;
  for (;;) {
    const size = readSync(descriptor, window, 0, window.length, offset);
    if (size === 0) break;
    const before = process.cpuUsage();
    const nextOffset = scanWindow(scanner, space, window.subarray(0, size), offset);
    const { user, system } = process.cpuUsage(before);
    total.ms += (user + system) / 1000;
    if (nextOffset === offset) throw new Error(`${path} ends in a piece of a record`);
    total.bytes += nextOffset - offset;
    offset = nextOffset;
  }
  closeSync(descriptor);
  total.events += scanner.eventCount;
}

/** Scans all of `bytes` but a piece of a record at the end; returns where that begins. */
function scanWindow(
  scanner: Scanner,
  { batch }: ScanSpace,
  bytes: Uint8Array,
  fileOffset: number,
): number {
  let at = 0;
  for (;;) {
    const { nextOffset, stop } = scanner.scan(bytes.subarray(at), fileOffset + at, batch);
    clearBatch(batch);
    if (stop.kind === "searching") throw new Error("log sets are not damaged");
    if (stop.kind !== "batchFull") return nextOffset;
    at = nextOffset - fileOffset;
  }
}

const [name = "", decoder, verify] = import.meta.main ? process.argv.slice(2) : [];
if (isLogSet(name)) {
  print(JSON.stringify(measure(name, decoder === "wasm" ? "wasm" : "typescript", verify === "1")));
}
