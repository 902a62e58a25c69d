import { parseArgs } from "node:util";
import { machineLine, medianOf, print, row } from "./report.ts";
import { runSoak, type SoakResult, type SoakSample } from "./soak/run-soak.ts";

const MIB = 1024 ** 2;

/** Of samples of one reader, to tell growth from chance. */
const MIN_SAMPLES = 12;
/** Runs grow up to 2 MiB at first; what is more than this beside it is a leak. */
const MAX_GROWTH = 1.25;
const MAX_GROWTH_BYTES = 32 * MIB;

/**
 * Not a measurement: 200 programs log for half an hour, with all that may happen to
 * files, before the eyes of a reader that is ended now and then. Fails when anything is
 * served otherwise than a fresh parse has it.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: "string", default: "30" },
      writers: { type: "string", default: "200" },
      seed: { type: "string", default: String(Math.floor(Date.now() / 1000)) },
    },
  });
  const { minutes, writers, seed } = values;
  print(`${machineLine()}; ${writers} writers, ${minutes} minutes, --seed ${seed}`);
  print(row(["minute", "actions", "M points", "used MiB", "resident MiB", "index MiB"]));
  const samples: SoakSample[] = [];
  const result = await runSoak({
    writers: Number(writers),
    seed: Number(seed),
    until: { secs: 60 * Number(minutes) },
    meanPauseMs: { min: 100, max: 10_000 },
    actionsPerRestart: 100_000,
    onSample(sample) {
      samples.push(sample);
      print(sampleRow(sample));
    },
  });
  report(result);
  const hasGrown = growths(samples).filter(
    ({ from, to }) => to > from * MAX_GROWTH + MAX_GROWTH_BYTES,
  );
  for (const { from, to } of hasGrown) {
    print(`Memory has grown from ${(from / MIB).toFixed(0)} to ${(to / MIB).toFixed(0)} MiB.`);
  }
  if (result.differences.length + hasGrown.length > 0) process.exitCode = 1;
}

/** What each reader used in the middle and at the end of its life, less what its points explain. */
function growths(samples: readonly SoakSample[]): { from: number; to: number }[] {
  const readers = new Set(samples.map(({ ends }) => ends));
  return [...readers].flatMap((reader) => {
    const life = samples.filter(({ ends }) => ends === reader);
    if (life.length < MIN_SAMPLES) return [];
    const third = Math.floor(life.length / 3);
    return [
      {
        from: medianOf(life.slice(third, 2 * third).map(unexplainedBytes)),
        to: medianOf(life.slice(-third).map(unexplainedBytes)),
      },
    ];
  });
}

/** Points that wait for a chunk take up to 24 bytes. */
function unexplainedBytes({ state }: SoakSample): number {
  return state.usedBytes - 24 * state.points;
}

function sampleRow({ secs, actionCount, state, indexBytes }: SoakSample): string {
  return row([
    (secs / 60).toFixed(1),
    String(actionCount),
    (state.points / 1e6).toFixed(2),
    (state.usedBytes / MIB).toFixed(0),
    (state.residentBytes / MIB).toFixed(0),
    (indexBytes / MIB).toFixed(0),
  ]);
}

function report(result: SoakResult): void {
  const { killed, restarted, comparisons, differences, served } = result;
  print(
    `${served.runs.length} runs, ${served.points} points, ${served.damagedRecords} damaged records; ` +
      `the reader was killed ${killed} times and restarted ${restarted} times.`,
  );
  print(
    [...result.actions]
      .toSorted(([, a], [, b]) => b - a)
      .map(([action, count]) => `${action} ${count}`)
      .join(", "),
  );
  print(`${comparisons} comparisons meanwhile; at the end ${differences.length} differences.`);
  for (const difference of differences) print(difference);
}
