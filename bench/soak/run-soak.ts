import { seededRandom } from "@runlens/base";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { compareRun, type Compared } from "./comparison.ts";
import type { ReaderState } from "./reader-process.ts";
import { startReader } from "./reader.ts";
import { createRunDirectory, type RunDirectory } from "./run-directory.ts";
import { createRunWriter, type Action, type RunWriter } from "./run-writer.ts";
import { bytesBelow } from "../report.ts";

export interface SoakOptions {
  readonly writers: number;
  readonly seed: number;
  /** When writers stop: after so many actions each, or when the time is over. */
  readonly until: { readonly actions: number } | { readonly secs: number };
  /** Writers are between so slow and so fast. */
  readonly meanPauseMs: { readonly min: number; readonly max: number };
  /** Of all writers, between two ends of the reader; every other one comes without warning. */
  readonly actionsPerRestart: number;
  /** Called with what the reader says of itself every `SAMPLE_EVERY_MS`. */
  readonly onSample?: (sample: SoakSample) => void;
}

export interface SoakSample {
  readonly secs: number;
  readonly actionCount: number;
  readonly state: ReaderState;
  /** Ends of the reader so far. */
  readonly ends: number;
  /** On disk. */
  readonly indexBytes: number;
}

export interface SoakResult {
  readonly actions: ReadonlyMap<Action, number>;
  readonly killed: number;
  readonly restarted: number;
  /** How often a run was to be as expected while others were written to. */
  readonly comparisons: number;
  /** What is not as a fresh parse has it at the end, run by run. */
  readonly differences: readonly string[];
  readonly served: Totals;
  /** Of the fresh parses; problems with one more for each file that was deleted. */
  readonly expected: Totals;
}

export type Totals = Pick<ReaderState, "runs" | "points" | "damagedRecords" | "problemCount">;

const SAMPLE_EVERY_MS = 10_000;
/** A change that is not shown then was missed. */
const SETTLE_LIMIT_MS = 60_000;

/**
 * Lets many programs log, with all that may happen to their files, before the eyes of a
 * reader that is ended now and then. In between and at the end the reader must show what
 * a fresh parse shows.
 */
export async function runSoak(options: SoakOptions): Promise<SoakResult> {
  const { writers, until, meanPauseMs, actionsPerRestart, onSample } = options;
  const root = mkdtempSync(join(tmpdir(), "runlens-soak-"));
  const place = (name: string): string => {
    mkdirSync(join(root, name));
    return join(root, name);
  };
  const logDirectory = place("logs");
  const keptDirectory = place("kept");
  const scratchDirectory = place("scratch");
  const indexDirectory = place("index");
  const reader = startReader(logDirectory, indexDirectory);
  const directories = Array.from({ length: writers }, (_, i) =>
    createRunDirectory(`group_${i % 10}/run_${i}`, { logDirectory, keptDirectory }),
  );
  const actions = new Map<Action, number>();
  const counts = { actions: 0, comparisons: 0, killed: 0, restarted: 0 };
  const startMs = performance.now();
  const elapsedSecs = (): number => (performance.now() - startMs) / 1000;

  const compare = (directory: RunDirectory): Promise<Compared> =>
    compareRun(directory, reader, { scratchDirectory, limitMs: SETTLE_LIMIT_MS });

  async function settled(directory: RunDirectory, writer: RunWriter): Promise<number> {
    const { difference, generation } = await compare(directory);
    if (difference !== undefined) {
      throw new Error(`${directory.run}: ${difference}, after ${writer.lastActions.join(", ")}`);
    }
    counts.comparisons++;
    return generation;
  }

  const isOver = (acts: number): boolean =>
    "actions" in until ? acts >= until.actions : elapsedSecs() >= until.secs;

  async function write(directory: RunDirectory, seed: number): Promise<void> {
    const random = seededRandom(-seed);
    const pauseMs = meanPauseMs.min * (meanPauseMs.max / meanPauseMs.min) ** random();
    const writer: RunWriter = createRunWriter({
      directory,
      seed,
      settled: () => settled(directory, writer),
    });
    for (let acts = 0; !isOver(acts); acts++) {
      await sleep(2 * pauseMs * random());
      const action = await writer.act();
      actions.set(action, (actions.get(action) ?? 0) + 1);
      counts.actions++;
      if (counts.actions % actionsPerRestart === 0) await endReader();
    }
  }

  async function endReader(): Promise<void> {
    if (counts.killed <= counts.restarted) {
      counts.killed++;
      await reader.kill();
    } else {
      counts.restarted++;
      await reader.restart();
    }
  }

  async function sample(): Promise<void> {
    const state = await reader.state();
    const indexBytes = bytesBelow(indexDirectory);
    const ends = counts.killed + counts.restarted;
    onSample?.({ secs: elapsedSecs(), actionCount: counts.actions, state, ends, indexBytes });
  }

  const sampling = setInterval(() => void sample(), SAMPLE_EVERY_MS);
  try {
    await Promise.all(directories.map((directory, i) => write(directory, options.seed + i)));
    clearInterval(sampling);
    const compared: Compared[] = [];
    for (const directory of directories) compared.push(await compare(directory));
    const served = await reader.state();
    return {
      ...counts,
      actions,
      served,
      expected: totalsOf(directories, compared),
      differences: compared.flatMap(({ difference }, i) =>
        difference === undefined ? [] : [`${directories[i]?.run}: ${difference}`],
      ),
    };
  } finally {
    clearInterval(sampling);
    await reader.close();
    rmSync(root, { recursive: true });
  }
}

function totalsOf(directories: readonly RunDirectory[], compared: readonly Compared[]): Totals {
  const sum = (of: (one: Compared) => number): number =>
    compared.reduce((total, one) => total + of(one), 0);
  return {
    runs: directories.map(({ run }) => run).toSorted(),
    points: sum(({ expected }) => expected.status.pointCount),
    damagedRecords: sum(({ expected }) => expected.status.damagedRecords),
    problemCount: sum(({ expected }) => expected.status.problemCount + expected.deletedFiles),
  };
}
