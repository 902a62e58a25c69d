import type { Reader } from "@runlens/model";
import { openDataPlane, type DataPlaneOptions } from "./data-plane.ts";
import { usedBytes } from "./memory.ts";

const MIB = 1024 ** 2;

export interface LoadOptions extends Omit<DataPlaneOptions, "reloadIntervalSecs"> {
  /** Whether windows of all series are asked for in the end. Default: no. */
  readonly windows?: boolean;
}

/** Loading a log directory in a fresh process until every series can be asked for. */
export interface Loaded {
  readonly points: number;
  /** From the start of the process, without the look at how much memory it takes then. */
  readonly readyMs: number;
  /** The part of it from when the modules were there. */
  readonly loadMs: number;
  /** Processor time of all threads in that part. */
  readonly cpuMs: number;
  readonly peakMib: number;
  /** Heap, columns and slabs after a collection, less those of the empty process, per point. */
  readonly bytesPerPoint: number;
  /** Processor time of the first smoothed windows over all of every series; NaN where not asked for. */
  readonly windowsMs: number;
}

/** Loads as its argument says and prints `Loaded` as JSON. */
async function load({ windows = false, ...options }: LoadOptions): Promise<Loaded> {
  const modulesMs = performance.now();
  const emptyBytes = usedBytes();
  const cpuBefore = process.cpuUsage();
  const startMs = performance.now();
  const plane = openDataPlane({ ...options, reloadIntervalSecs: 0 });
  const { reader } = plane.store;
  await plane.ingest.loaded;
  await reader.series({ experiment: "" });
  const readyMs = performance.now();
  const cpuMs = cpuMsSince(cpuBefore);
  const { pointCount } = await reader.status();
  const loaded = {
    points: pointCount,
    readyMs: readyMs - startMs + modulesMs,
    loadMs: readyMs - startMs,
    cpuMs,
    peakMib: (process.resourceUsage().maxRSS * 1024) / MIB,
    bytesPerPoint: (plane.usedBytes() - emptyBytes) / pointCount,
    windowsMs: windows ? await firstWindowsMs(reader) : NaN,
  };
  await plane.close();
  return loaded;
}

async function firstWindowsMs(reader: Reader): Promise<number> {
  const before = process.cpuUsage();
  await reader.windows({ experiment: "", xAxis: "step", columns: 1_000, smoothing: 0.6 });
  return cpuMsSince(before);
}

function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const [options = "{}"] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await load(JSON.parse(options))));
