import { parseArgs } from "node:util";
import { machineLine, print, row } from "./report.ts";
import { runSoak, type SoakResult, type SoakSample } from "./soak/run-soak.ts";

const MIB = 1024 ** 2;

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
  const result = await runSoak({
    writers: Number(writers),
    seed: Number(seed),
    until: { secs: 60 * Number(minutes) },
    meanPauseMs: { min: 20, max: 5_000 },
    actionsPerRestart: 10_000,
    onSample: (sample) => print(sampleRow(sample)),
  });
  report(result);
  if (result.differences.length > 0) process.exitCode = 1;
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
