import { RunlensError } from "@runlens/base";
import { encodeFileVersion, encodeRecord, encodeScalar } from "./encode/index.ts";
import { createEventFile } from "./event-file.ts";

export interface SummaryWriterOptions {
  /** Longest time that a value waits before it is in the file; 0 writes each one at once. */
  readonly flushIntervalSecs?: number;
}

/** Logs the values of one run to a new event file in its directory. */
export interface SummaryWriter {
  /** Of the event file. */
  readonly path: string;
  /**
   * Logs a number, kept as float32. `step` is an integer; `wallTimeSecs` are seconds
   * since the epoch, now by default.
   */
  scalar(tag: string, value: number, step: number, wallTimeSecs?: number): void;
  /** Writes what waits. Rejects when the file cannot be written. */
  flush(): Promise<void>;
  /** Flushes and closes the file; a second call does nothing. */
  close(): Promise<void>;
}

const DEFAULT_FLUSH_INTERVAL_SECS = 2;
/** Written at once when more waits, to bound memory. */
const MAX_WAITING_BYTES = 1024 * 1024;

/**
 * Starts a new event file in `runDirectory`, readable at once.
 *
 * Values are in the file after `flushIntervalSecs` (default 2) at the latest, and a
 * process does not end by itself before they are. When a write fails, this and every
 * later call throws it, since the file may end in half a record. Bad arguments are a
 * TypeError; a directory that cannot be written to is a RunlensError.
 */
export function createSummaryWriter(
  runDirectory: string,
  { flushIntervalSecs = DEFAULT_FLUSH_INTERVAL_SECS }: SummaryWriterOptions = {},
): SummaryWriter {
  check("flushIntervalSecs", "0 or more", flushIntervalSecs, flushIntervalSecs >= 0);
  const startTimeSecs = nowSecs();
  const file = createEventFile(runDirectory, startTimeSecs);
  let waiting: Uint8Array[] = [encodeRecord(encodeFileVersion(startTimeSecs, "runlens"))];
  let waitingBytes = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failure: RunlensError | undefined;
  let isOpen = true;
  writeWaiting();
  throwFailure();

  function writeWaiting(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0 || failure !== undefined) return;
    failure = file.append(Buffer.concat(waiting));
    waiting = [];
    waitingBytes = 0;
  }

  function throwFailure(): void {
    if (failure !== undefined) throw failure;
  }

  return {
    path: file.path,

    scalar(tag, value, step, wallTimeSecs = nowSecs()) {
      check("tag", "a text of at least one character", tag, typeof tag === "string" && tag !== "");
      check("value", "a number", value, typeof value === "number");
      check("step", "an integer of at most 2^53 - 1", step, Number.isSafeInteger(step));
      check("wallTimeSecs", "a finite number", wallTimeSecs, Number.isFinite(wallTimeSecs));
      if (!isOpen) throw closed(file.path);
      throwFailure();
      const record = encodeRecord(encodeScalar({ wallTimeSecs, step, tag, value }));
      waiting.push(record);
      waitingBytes += record.length;
      if (waitingBytes >= MAX_WAITING_BYTES || flushIntervalSecs === 0) writeWaiting();
      else timer ??= setTimeout(writeWaiting, flushIntervalSecs * 1000);
    },

    async flush() {
      writeWaiting();
      throwFailure();
    },

    async close() {
      if (!isOpen) return;
      isOpen = false;
      writeWaiting();
      file.close();
      throwFailure();
    },
  };
}

function nowSecs(): number {
  return Date.now() / 1000;
}

function check(name: string, wanted: string, given: unknown, isRight: boolean): void {
  if (!isRight) throw new TypeError(`${name} must be ${wanted}, not ${JSON.stringify(given)}`);
}

function closed(path: string): RunlensError {
  return new RunlensError({
    code: "writer.closed",
    message: `The writer of ${path} is closed.`,
    hint: "Log before close(), or create another writer.",
  });
}
