import { parseArgs } from "node:util";
import { dataServerBinary, dataServerLoadMs } from "./data-server.ts";
import type { Loaded, LoadOptions } from "./load-process.ts";
import { namedSets } from "./log-sets.ts";
import { makeLogs } from "./make-logs.ts";
import { createMeasuredLoad } from "./measure-load.ts";
import { machineLine, medianOf, print, row } from "./report.ts";

const PROCESSES = 5;
const SETS = [
  "a_tf2",
  "a_tf1",
  "l_tf1",
  "b_tf2",
  "b_tf1",
  "b_merged",
  "c_tf2",
  "c_tf1",
  "d",
  "s_tags",
  "s_runs",
] as const;

const DATA_SERVERS = [
  { name: "1 thread", threads: 1, checksum: false },
  { name: "2 threads", threads: 2, checksum: false },
  { name: "1, checked", threads: 1, checksum: true },
  { name: "2, checked", threads: 2, checksum: true },
] as const;

type Load = (options: LoadOptions) => Loaded;

/**
 * `[SET…] [--workers 1,2] [--verify now,later,off]`: from the start of a process until
 * every series can be asked for. With `RUNLENS_BENCH_DATA_SERVER` TensorBoard's data
 * server loads the same directory in turn with ours.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { workers: { type: "string" }, verify: { type: "string" } },
  });
  const sets = namedSets(positionals, SETS);
  const load = await createMeasuredLoad();
  print(`${machineLine()}, medians of ${PROCESSES} processes`);
  print(
    row(["set", "ready ms", "load ms", "M points/s", "CPU ms", "ns/point", "peak MiB", "B/point"]),
  );
  const compared: string[][] = [];
  for (const name of sets) {
    for (const variant of variantsOf(values)) {
      const { ours, theirs } = await measure(load, { logDirectory: makeLogs(name), ...variant });
      const label = labelOf(name, variant);
      print(row([label, ...figures(ours)]));
      if (theirs.length > 0) compared.push([label, ...comparison(ours, theirs)]);
    }
  }
  if (compared.length === 0) return;
  print("");
  print(row(["data server, ms (times ours)", ...DATA_SERVERS.map(({ name }) => name)]));
  for (const cells of compared) print(row(cells));
}

type Variant = Omit<LoadOptions, "logDirectory">;

/** Every combination of what the flags list; without flags the defaults. */
function variantsOf(flags: {
  readonly workers?: string | undefined;
  readonly verify?: string | undefined;
}): Variant[] {
  const counts = flags.workers?.split(",").map((count) => ({ workers: Number(count) })) ?? [{}];
  const modes = flags.verify?.split(",").map((mode) => ({ verify: verifyMode(mode) })) ?? [{}];
  return counts.flatMap((count) => modes.map((mode) => ({ ...count, ...mode })));
}

function verifyMode(word: string): "now" | "later" | "off" {
  if (word === "now" || word === "later" || word === "off") return word;
  throw new TypeError(`--verify is now, later or off, not ${word}`);
}

function labelOf(name: string, { workers, verify }: Variant): string {
  return [
    name,
    ...(workers === undefined ? [] : [`${workers} workers`]),
    ...(verify === undefined ? [] : [`verify ${verify}`]),
  ].join(", ");
}

interface Measured {
  readonly ours: readonly Loaded[];
  /** For each of `DATA_SERVERS` the milliseconds of every turn. */
  readonly theirs: readonly (readonly number[])[];
}

async function measure(load: Load, options: LoadOptions): Promise<Measured> {
  const { logDirectory } = options;
  const ours: Loaded[] = [];
  const theirs: number[][] = dataServerBinary === undefined ? [] : DATA_SERVERS.map(() => []);
  for (let i = 0; i < PROCESSES; i++) {
    ours.push(load(options));
    if (dataServerBinary === undefined) continue;
    for (const [which, { threads, checksum }] of DATA_SERVERS.entries()) {
      const server = { binary: dataServerBinary, logDirectory, threads, checksum };
      theirs[which]?.push(await dataServerLoadMs(server));
    }
  }
  return { ours, theirs };
}

function figures(loaded: readonly Loaded[]): string[] {
  const median = (of: (one: Loaded) => number, digits = 0) =>
    medianOf(loaded.map(of)).toFixed(digits);
  return [
    median((one) => one.readyMs),
    median((one) => one.loadMs),
    median((one) => one.points / one.loadMs / 1000, 1),
    median((one) => one.cpuMs),
    median((one) => (1e6 * one.cpuMs) / one.points),
    median((one) => one.peakMib),
    median((one) => one.bytesPerPoint, 1),
  ];
}

/** From the start of our process until all can be asked for; ratios turn by turn, as a machine may change its speed. */
function comparison(ours: readonly Loaded[], theirs: Measured["theirs"]): string[] {
  return theirs.map((turns) => {
    const ratios = turns.map((ms, i) => ms / (ours[i]?.readyMs ?? NaN));
    return `${medianOf(turns).toFixed(0)} (${medianOf(ratios).toFixed(1)})`;
  });
}
