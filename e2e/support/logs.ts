import { createSummaryWriter, type SummaryWriter } from "@runlens/writer";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** Run → tag → values at steps 0, 1, 2 … */
export type Logs = Readonly<Record<string, Readonly<Record<string, Iterable<number>>>>>;

/** 2024-01-01T00:00:00Z; one step a second after it. */
export const START_SECS = 1_704_067_200;

/** A new directory, removed after the test. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "runlens-e2e-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** Writes to one run of a log directory what `log` logs. */
export async function logRun(
  directory: string,
  run: string,
  log: (writer: SummaryWriter) => void,
): Promise<void> {
  const writer = createSummaryWriter(join(directory, run));
  log(writer);
  await writer.close();
}

/** A new log directory that holds what `log` logs to its one run, "run"; removed after the test. */
export async function makeRun(log: (writer: SummaryWriter) => void): Promise<string> {
  const directory = await temporaryDirectory();
  await logRun(directory, "run", log);
  return directory;
}

/** A new log directory that holds `logs`, removed after the test. */
export async function makeLogs(logs: Logs): Promise<string> {
  const directory = await temporaryDirectory();
  await writeLogs(directory, logs);
  return directory;
}

export async function writeLogs(directory: string, logs: Logs): Promise<void> {
  for (const [run, tags] of Object.entries(logs)) {
    await logRun(directory, run, (writer) => {
      for (const [tag, values] of Object.entries(tags)) {
        let step = 0;
        for (const value of values) {
          writer.scalar(tag, value, step, { wallTimeSecs: START_SECS + step });
          step++;
        }
      }
    });
  }
}
