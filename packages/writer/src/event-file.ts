import { messageOf, RunlensError } from "@runlens/base";
import { closeSync, fstatSync, mkdirSync, openSync, write, writeSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

/**
 * An event file that is being written: whole records are appended, one write at a
 * time. A write that fails half-way is continued where it stopped, so that an error
 * never tears a record for good.
 */
export interface EventFile {
  readonly path: string;
  /** Of what is known to be in the file. */
  readonly byteLength: number;
  /** What is left of a write that failed: to be appended before anything else. */
  readonly unwritten: Uint8Array;
  /** Whether somebody removed the file, so that what is written is lost. */
  isRemoved(): boolean;
  /** `bytes` must stay as they are meanwhile. Rejects with `writer.write`. */
  append(bytes: Uint8Array): Promise<void>;
  /** Not while an `append` is at work. Throws `writer.write`. */
  appendSync(bytes: Uint8Array): void;
  /**
   * Blocks until the bytes of an `append` at work have arrived; its promise cannot
   * resolve while the caller keeps the event loop busy. False after `limitMs`.
   */
  awaitAppend(limitMs: number): boolean;
  close(): void;
}

const NOTHING = new Uint8Array();
let filesOfProcess = 0;

/**
 * Creates a new event file in `runDirectory`, which is made if it is missing.
 * Named as TensorFlow 2 names them, so that names sort by start:
 * `events.out.tfevents.<seconds>.<host>.<process>.<count>.v2`.
 *
 * Throws `RunlensError` `writer.directory`.
 */
export function createEventFile(runDirectory: string, startTimeSecs: number): EventFile {
  const { path, descriptor } = createNew(runDirectory, startTimeSecs);
  let byteLength = 0;
  let unwritten: Uint8Array = NOTHING;
  /** What an `append` is writing. */
  let underWay: Uint8Array | undefined;

  function take(bytes: Uint8Array, { count, error }: Written): void {
    byteLength += count;
    unwritten = bytes.subarray(count);
    if (error !== undefined) throw writeError(path, error);
  }

  return {
    path,
    get byteLength() {
      return byteLength;
    },
    get unwritten() {
      return unwritten;
    },
    isRemoved: () => fstatSync(descriptor).nlink === 0,

    async append(bytes) {
      underWay = bytes;
      const written = await writeAll(descriptor, bytes, byteLength);
      if (underWay !== bytes) return; // awaitAppend has seen it arrive
      underWay = undefined;
      take(bytes, written);
    },

    appendSync: (bytes) => take(bytes, writeAllSync(descriptor, bytes, byteLength)),

    awaitAppend(limitMs) {
      if (underWay === undefined) return true;
      const endMs = performance.now() + limitMs;
      while (fstatSync(descriptor).size < byteLength + underWay.length) {
        if (performance.now() > endMs) return false;
        sleep(POLL_MS);
      }
      take(underWay, { count: underWay.length });
      underWay = undefined;
      return true;
    },

    close: () => closeSync(descriptor),
  };
}

const POLL_MS = 1;
const CLOCK = new Int32Array(new SharedArrayBuffer(4));

function sleep(ms: number): void {
  Atomics.wait(CLOCK, 0, 0, ms);
}

/** Other threads, and processes in other containers, may have the same numbers: counts on then. */
function createNew(runDirectory: string, startTimeSecs: number) {
  const seconds = String(Math.floor(startTimeSecs)).padStart(10, "0");
  try {
    mkdirSync(runDirectory, { recursive: true });
    for (;;) {
      const origin = `${hostname()}.${process.pid}.${filesOfProcess++}`;
      const path = join(runDirectory, `events.out.tfevents.${seconds}.${origin}.v2`);
      const descriptor = openUnlessThere(path);
      if (descriptor !== undefined) return { path, descriptor };
    }
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

function openUnlessThere(path: string): number | undefined {
  try {
    return openSync(path, "wx");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return undefined;
    throw error;
  }
}

interface Written {
  /** Bytes. */
  readonly count: number;
  /** Why not all. */
  readonly error?: unknown;
}

async function writeAll(descriptor: number, bytes: Uint8Array, position: number): Promise<Written> {
  let count = 0;
  while (count < bytes.length) {
    const some = await writeSome(descriptor, bytes, count, position + count);
    count += some.count;
    if (some.error !== null) return { count, error: some.error };
  }
  return { count };
}

function writeSome(
  descriptor: number,
  bytes: Uint8Array,
  offset: number,
  position: number,
): Promise<{ count: number; error: Error | null }> {
  return new Promise((resolve) => {
    write(descriptor, bytes, offset, bytes.length - offset, position, (error, count) =>
      resolve({ count: count ?? 0, error }),
    );
  });
}

function writeAllSync(descriptor: number, bytes: Uint8Array, position: number): Written {
  let count = 0;
  try {
    while (count < bytes.length) {
      count += writeSync(descriptor, bytes, count, bytes.length - count, position + count);
    }
    return { count };
  } catch (error) {
    return { count, error };
  }
}

function writeError(path: string, cause: unknown): RunlensError {
  return new RunlensError(
    {
      code: "writer.write",
      message: `${path} could not be written: ${messageOf(cause)}.`,
      hint: "Check that the disk is there and has space left.",
    },
    { cause },
  );
}
