import { messageOf, RunlensError } from "@runlens/base";
import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

/** An event file that is being written: whole records are appended, one write at a time. */
export interface EventFile {
  readonly path: string;
  /** Returns what went wrong; then the file may end in a part of a record. */
  append(records: Uint8Array): RunlensError | undefined;
  close(): void;
}

let filesOfProcess = 0;

/**
 * Creates a new event file in `runDirectory`, which is made if it is missing.
 * Named as TensorFlow 2 names them, so that names sort by start:
 * `events.out.tfevents.<seconds>.<host>.<process>.<count>.v2`.
 */
export function createEventFile(runDirectory: string, startTimeSecs: number): EventFile {
  const seconds = String(Math.floor(startTimeSecs)).padStart(10, "0");
  const origin = `${hostname()}.${process.pid}.${filesOfProcess++}`;
  const path = join(runDirectory, `events.out.tfevents.${seconds}.${origin}.v2`);
  const descriptor = open(runDirectory, path);
  return {
    path,
    append: (records) => writeAll(descriptor, path, records),
    close: () => closeSync(descriptor),
  };
}

function open(runDirectory: string, path: string): number {
  try {
    mkdirSync(runDirectory, { recursive: true });
    return openSync(path, "ax");
  } catch (cause) {
    throw new RunlensError(
      {
        code: "writer.directory",
        message: `No event file can be created in ${runDirectory}: ${messageOf(cause)}.`,
        hint: "Choose a directory that this user may write to.",
      },
      { cause },
    );
  }
}

function writeAll(descriptor: number, path: string, bytes: Uint8Array): RunlensError | undefined {
  try {
    for (let written = 0; written < bytes.length;) {
      written += writeSync(descriptor, bytes, written);
    }
    return undefined;
  } catch (cause) {
    return new RunlensError(
      {
        code: "writer.write",
        message: `${path} could not be written: ${messageOf(cause)}.`,
        hint: "Check that the disk is there and has space left.",
      },
      { cause },
    );
  }
}
