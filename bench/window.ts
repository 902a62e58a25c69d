import { seededRandom } from "@runlens/base";
import { createBatch, type ScannedTag } from "@runlens/format";
import type { Reader, WindowQuery, XAxis, XRange } from "@runlens/model";
import { createStore, type Store } from "@runlens/store";
import { machineLine, medianOf, print, quantileOf, row } from "./report.ts";

const DEFAULT_POINTS = 10_000_000;
const WINDOWS = 1_000;
/** Of a hundred series at once that have ten points to a column. */
const CROWD_WINDOWS = 50;
/** A part of the windows that comes before them. */
const WARM_UPS = 0.1;
/** Of so many tries the fastest counts, so that other work on the machine is left out. */
const TRIES = 3;
/** The narrowest windows are this part of the widest. */
const NARROWEST = 1e-6;
const BATCH_POINTS = 65_536;
const START_SECS = 1_700_000_000;
const LOSS: ScannedTag = {
  name: "loss",
  pluginName: "scalars",
  pluginContent: new Uint8Array(0),
  dataClass: "scalar",
  displayName: "",
  description: "",
};

/** A run of one series that logs every 0.2 to 0.25 s. */
interface LoggedRun {
  readonly name: string;
  readonly points: number;
  /** Points from one jump of the clock, back by a second, to the next. */
  readonly clockJumps?: number;
}

/**
 * Random windows of a long series in memory, from the whole of it to a few points; one in
 * fifty is the whole. Then all of many series at once, short ones and longer ones.
 *
 * @param args how many points the long series has. Default: 10 million.
 */
export async function run([points = String(DEFAULT_POINTS)]: readonly string[]): Promise<void> {
  const store = createStore();
  const { reader } = store;
  const long: LoggedRun = { name: "steady", points: Number(points) };
  const jumping: LoggedRun = { name: "clock jumps", points: Number(points), clockJumps: 7_001 };
  const short = hundredRuns("short", 500);
  const crowd = hundredRuns("crowd", 10_000);
  const all = [long, jumping, ...short, ...crowd];
  const timeRanges = new Map(all.map((each) => [each, log(store, each)]));

  print(`${machineLine()}; ms per window of ${Number(points)} points, ${WINDOWS} of each kind`);
  print(row(["window", "first", "median", "99 %", "longest"]));
  for (const [series, xAxis] of kindsOf(long, jumping)) {
    for (const columns of [1_000, 2_000]) {
      for (const smoothing of [0, 0.6]) {
        const view = { experiment: "", runs: [series.name], xAxis, columns, smoothing };
        const widest = rangeOf(series, xAxis, timeRanges.get(series));
        const name = `${series.name}, ${xAxis}, ${columns}${smoothing > 0 ? ", smoothed" : ""}`;
        print(row([name, ...(await measure(reader, view, widest))]));
      }
    }
  }
  const crowds = [
    [short, 100, WINDOWS],
    [short, 1_000, WINDOWS],
    [crowd, 1_000, CROWD_WINDOWS],
  ] as const;
  for (const [runs, columns, windows] of crowds) {
    for (const smoothing of [0, 0.6]) {
      const names = runs.map(({ name }) => name);
      const view = { experiment: "", runs: names, xAxis: "step", columns, smoothing } as const;
      const name = `100 x ${runs[0]?.points}, ${columns}${smoothing > 0 ? ", smoothed" : ""}`;
      print(row([name, ...(await measure(reader, view, undefined, windows))]));
    }
  }
  store.close();
}

function hundredRuns(name: string, points: number): readonly LoggedRun[] {
  return Array.from({ length: 100 }, (_, i) => ({ name: `${name} ${i}`, points }));
}

function kindsOf(long: LoggedRun, jumping: LoggedRun): (readonly [LoggedRun, XAxis])[] {
  return [
    [long, "step"],
    [long, "wall"],
    [long, "relative"],
    [jumping, "wall"],
  ];
}

/** Returns the wall times of the first and the last point. */
function log(store: Store, { name, points, clockJumps = Infinity }: LoggedRun): XRange {
  const random = seededRandom(points);
  const sink = store.addFile(name, "events.out.tfevents.1");
  const batch = createBatch(BATCH_POINTS);
  let wallTimeSecs = START_SECS;
  for (let step = 0; step < points; step++) {
    batch.steps[batch.count] = step;
    batch.wallTimesSecs[batch.count] = wallTimeSecs;
    batch.values[batch.count] = Math.fround(Math.exp((-3 * step) / points) + 0.1 * random());
    batch.count += 1;
    wallTimeSecs += step % clockJumps === clockJumps - 1 ? -1 : 0.2 + 0.05 * random();
    if (batch.count < BATCH_POINTS && step < points - 1) continue;
    sink.append({ tags: [LOSS], firstTimeSecs: START_SECS }, batch);
    batch.count = 0;
  }
  return { min: START_SECS, max: wallTimeSecs };
}

function rangeOf({ points }: LoggedRun, xAxis: XAxis, times: XRange | undefined): XRange {
  const { min, max } = times ?? { min: NaN, max: NaN };
  if (xAxis === "step") return { min: 0, max: points };
  return xAxis === "wall" ? { min, max } : { min: 0, max: max - min };
}

/** The first window, with nothing noted of the series yet; then median, 99 % and longest of warm ones. */
async function measure(
  reader: Reader,
  view: WindowQuery,
  widest: XRange | undefined,
  windows = WINDOWS,
): Promise<string[]> {
  const random = seededRandom(1);
  const spentMs: number[] = [];
  const warmUps = windows * WARM_UPS;
  for (let i = 0; i <= warmUps + windows; i++) {
    const isWhole = widest === undefined || i % 50 === 0;
    const query = isWhole ? view : { ...view, xRange: randomRange(widest, random) };
    const tries: number[] = [];
    for (let n = 0; n < (i === 0 ? 1 : TRIES); n++) tries.push(await timed(reader, query));
    spentMs.push(Math.min(...tries));
  }
  const [first = NaN, ...others] = spentMs;
  const warm = others.slice(warmUps);
  const figures = [first, medianOf(warm), quantileOf(warm, 0.99), Math.max(...warm)];
  return figures.map((ms) => ms.toFixed(2));
}

/** In processor time of the process, that of its compiler and its collector included. */
async function timed(reader: Reader, query: WindowQuery): Promise<number> {
  const before = process.cpuUsage();
  await reader.windows(query);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Of each power of ten of widths as many. */
function randomRange({ min, max }: XRange, random: () => number): XRange {
  const width = (max - min) * NARROWEST ** random();
  const from = min + (max - min - width) * random();
  return { min: from, max: from + width };
}
