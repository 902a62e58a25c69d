import { messageOf, RunlensError } from "@runlens/base";
import { closeSync, fsyncSync, openSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Segment } from "./log-index.ts";
import { readFully, writeFully } from "./whole-files.ts";

/** Files kept open, each until others were needed since. */
const MAX_OPEN_FILES = 16;

const NAME = /^points-(\d{1,9})\.col$/;

/** The files in a directory that hold the bytes of chunks: segment N is `points-N.col`. */
export interface SegmentFiles {
  /** Lengths by number. */
  list(): Map<number, number>;
  pathOf(segment: number): string;
  /**
   * Makes an empty one.
   *
   * @throws RunlensError `index.write`
   */
  create(): Segment;
  /** Keeps one open for good, so that it can be read also after another process removed it. */
  hold(segment: number): void;
  /**
   * Fills `target` as far as the file goes; returns how far.
   * @throws RunlensError `index.unreadable` when that is less than `minBytes`.
   */
  read(segment: number, position: number, target: Uint8Array, minBytes: number): number;
  remove(segment: number): void;
  close(): void;
}

/** @param firstNumber the smallest that a new segment may have. */
export function createSegmentFiles(directory: string, firstNumber = 1): SegmentFiles {
  /** The one used last stands last. */
  const open = new Map<number, number>();
  const held = new Map<number, number>();
  let nextNumber = firstNumber;

  const pathOf = (segment: number): string => join(directory, `points-${segment}.col`);

  function descriptorOf(segment: number): number {
    const known = held.get(segment) ?? open.get(segment);
    const descriptor = known ?? openSync(pathOf(segment), "r");
    if (held.has(segment)) return descriptor;
    open.delete(segment);
    open.set(segment, descriptor);
    const [oldest] = open.keys();
    if (open.size > MAX_OPEN_FILES && oldest !== undefined) closeOne(oldest);
    return descriptor;
  }

  function closeOne(segment: number): void {
    const descriptor = open.get(segment);
    if (descriptor === undefined) return;
    open.delete(segment);
    closeSync(descriptor);
  }

  return {
    pathOf,
    list() {
      const lengths = new Map<number, number>();
      for (const name of readdirSync(directory)) {
        const number = Number(NAME.exec(name)?.[1]);
        if (Number.isNaN(number)) continue;
        const stats = statSync(join(directory, name), { throwIfNoEntry: false });
        nextNumber = Math.max(nextNumber, number + 1);
        if (stats?.isFile() === true) lengths.set(number, stats.size);
      }
      return lengths;
    },
    create() {
      const segment = nextNumber++;
      const path = pathOf(segment);
      try {
        closeSync(openSync(path, "wx", 0o600));
      } catch (error) {
        throw unwritable(path, error);
      }
      return { segment, path };
    },
    hold(segment) {
      try {
        held.set(segment, openSync(pathOf(segment), "r"));
      } catch {
        // Who reads it is told.
      }
    },
    read(segment, position, target, minBytes) {
      let filledBytes: number;
      try {
        filledBytes = readFully(descriptorOf(segment), target, position);
      } catch (error) {
        throw unreadable(pathOf(segment), error);
      }
      if (filledBytes < minBytes) throw unreadable(pathOf(segment));
      return filledBytes;
    },
    remove(segment) {
      closeOne(segment);
      rmSync(pathOf(segment), { force: true });
    },
    close() {
      for (const descriptor of [...open.values(), ...held.values()]) closeSync(descriptor);
      open.clear();
      held.clear();
    },
  };
}

/** Writes the bytes of a segment; for the thread that fills it. */
export interface SegmentFile {
  readonly write: (bytes: Uint8Array, position: number) => void;
  /** Waits until the disk has it. */
  sync(): void;
  close(): void;
}

export function openSegmentFile(path: string): SegmentFile {
  const descriptor = openSync(path, "r+");
  return {
    write: (bytes, position) => writeFully(descriptor, bytes, position),
    sync: () => fsyncSync(descriptor),
    close: () => closeSync(descriptor),
  };
}

function unwritable(path: string, cause: unknown): RunlensError {
  return new RunlensError(
    {
      code: "index.write",
      message: `${path} cannot be made: ${messageOf(cause)}.`,
      hint: "Make room on the disk, or name another place with --index_dir.",
    },
    { cause },
  );
}

function unreadable(path: string, cause?: unknown): RunlensError {
  return new RunlensError(
    {
      code: "index.unreadable",
      message: `${path} does not hold points that were written to it.`,
      hint: "The index may be deleted at any time; the logs are then read anew.",
    },
    { cause },
  );
}
