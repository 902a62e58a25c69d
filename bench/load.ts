import { dataServerBinary, dataServerLoadMs } from "./data-server.ts";
import { loadInProcess, type Loaded } from "./load-process.ts";
import { namedSets, type LogSetName } from "./log-sets.ts";
import { makeLogs } from "./make-logs.ts";
import { machineLine, medianOf, print, row } from "./report.ts";

const PROCESSES = 5;
const SETS = ["a_tf2", "a_tf1", "l_tf1", "b_tf2", "b_merged", "c_tf2", "c_tf1", "d"] as const;
const SMALL_SETS = ["s_tags", "s_runs"] as const;

const DATA_SERVERS = [
  { name: "1 thread", threads: 1, checksum: false },
  { name: "2 threads", threads: 2, checksum: false },
  { name: "1, checked", threads: 1, checksum: true },
  { name: "2, checked", threads: 2, checksum: true },
] as const;

/**
 * Ingest and store together, as they start by default. With `RUNLENS_BENCH_DATA_SERVER`
 * TensorBoard's data server loads the same directory in turn with ours.
 */
export async function run(args: readonly string[]): Promise<void> {
  const sets = namedSets(args, [...SETS, ...SMALL_SETS]);
  print(`${machineLine()}, medians of ${PROCESSES} processes`);
  print(
    row(["set", "ready ms", "load ms", "M points/s", "CPU ms", "ns/point", "peak MiB", "B/point"]),
  );
  const compared: string[][] = [];
  for (const name of sets) {
    const { ours, theirs } = await measure(name);
    print(row([name, ...figures(ours)]));
    if (theirs.length > 0) compared.push([name, ...comparison(ours, theirs)]);
  }
  if (compared.length === 0) return;
  print("");
  print(row(["data server, ms (times ours)", ...DATA_SERVERS.map(({ name }) => name)]));
  for (const cells of compared) print(row(cells));
}

interface Measured {
  readonly ours: readonly Loaded[];
  /** For each of `DATA_SERVERS` the milliseconds of every turn. */
  readonly theirs: readonly (readonly number[])[];
}

async function measure(name: LogSetName): Promise<Measured> {
  const logDirectory = makeLogs(name);
  const ours: Loaded[] = [];
  const theirs: number[][] = dataServerBinary === undefined ? [] : DATA_SERVERS.map(() => []);
  for (let i = 0; i < PROCESSES; i++) {
    ours.push(loadInProcess({ logDirectory }));
    if (dataServerBinary === undefined) continue;
    for (const [which, { threads, checksum }] of DATA_SERVERS.entries()) {
      const options = { binary: dataServerBinary, logDirectory, threads, checksum };
      theirs[which]?.push(await dataServerLoadMs(options));
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
