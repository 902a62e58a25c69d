import { clearBatch, createBatch, createScanner, type ScanBatch } from "@runlens/format";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LOG_SETS, makeLogs, type LogSetName } from "./make-logs.ts";
import { machineLine, medianOf, print, row } from "./report.ts";

const PROCESSES = 3;
const PASSES = 5;

/** Events per second and core of the scanner alone: files are in memory, columns are thrown away. */
export function run(): void {
  print(`${machineLine()}, million events per second`);
  print(row(["set", "first pass", "best of 5", "MB/s, best"]));
  for (const name of Object.keys(LOG_SETS)) {
    for (const payloads of ["verified", "unverified"]) {
      const measured = Array.from({ length: PROCESSES }, () => measureInProcess(name, payloads));
      const median = (key: keyof Measured) => medianOf(measured.map((one) => one[key])).toFixed(1);
      print(row([`${name} ${payloads}`, median("first"), median("best"), median("megabytes")]));
    }
  }
}

/** Million events per second; `megabytes` per second. */
interface Measured {
  readonly first: number;
  readonly best: number;
  readonly megabytes: number;
}

/** A process of its own, so that the first pass pays for cold code as a start does. */
function measureInProcess(name: string, payloads: string): Measured {
  const script = new URL(import.meta.url).pathname;
  return JSON.parse(execFileSync(process.execPath, [script, name, payloads], { encoding: "utf8" }));
}

function measure(name: LogSetName, verifyPayloads: boolean): Measured {
  const paths = eventFiles(makeLogs(name));
  const batch = createBatch();
  const passes = Array.from({ length: PASSES }, () => scanAll(paths, verifyPayloads, batch));
  const rates = passes.map(({ events, ms }) => events / ms / 1000);
  const megabytes = passes.map(({ bytes, ms }) => bytes / ms / 1000);
  return { first: rates[0] ?? NaN, best: Math.max(...rates), megabytes: Math.max(...megabytes) };
}

/**
 * Only scanning is timed, not reading, and by processor time: scanning is all that
 * the process does, and other programs on the machine disturb it less than a clock.
 */
function scanAll(paths: readonly string[], verifyPayloads: boolean, batch: ScanBatch) {
  const total = { events: 0, bytes: 0, ms: 0 };
  for (const path of paths) {
    const bytes = readFileSync(path);
    const before = process.cpuUsage();
    total.events += scanFile(bytes, verifyPayloads, batch);
    const { user, system } = process.cpuUsage(before);
    total.ms += (user + system) / 1000;
    total.bytes += bytes.length;
  }
  return total;
}

function scanFile(bytes: Uint8Array, verifyPayloads: boolean, batch: ScanBatch): number {
  const scanner = createScanner({ verifyPayloads });
  let offset = 0;
  for (;;) {
    const { nextOffset, stop } = scanner.scan(bytes.subarray(offset), offset, batch);
    clearBatch(batch);
    if (stop.kind === "end") return scanner.eventCount;
    if (stop.kind !== "batchFull") throw new Error(`scan stopped as ${stop.kind}`);
    offset = nextOffset;
  }
}

function eventFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

const [name = "", payloads] = import.meta.main ? process.argv.slice(2) : [];
if (name in LOG_SETS) print(JSON.stringify(measure(name as LogSetName, payloads === "verified")));
