import { RunlensError } from "@runlens/base";
import { closeSync, fsyncSync, openSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Segment } from "./log-index.ts";
import { readFully, writeFully } from "./whole-files.ts";

/** Files kept open, each until others were needed since: a file that is open may be deleted. */
const MAX_OPEN_FILES = 256;

const NAME = /^points-(\d{1,9})\.col$/;

/** The files in a directory that hold the bytes of chunks: segment N is `points-N.col`. */
export interface SegmentFiles {
  /** Lengths by number. */
  list(): Map<number, number>;
  pathOf(segment: number): string;
  /** Makes an empty one; one without a file where that cannot be made. */
  create(): Segment;
  /** Opens one, so that it can be read also after somebody removed it. */
  open(segment: number): void;
  /**
   * Fills `target` as far as the file goes; returns how far.
   * @throws RunlensError `index.unreadable` when that is less than `minBytes`.
   */
  read(segment: number, position: number, target: Uint8Array, minBytes: number): number;
  /**
   * Writes to one that was created here.
   * @throws what the file system says.
   */
  write(segment: number, position: number, bytes: Uint8Array): void;
  remove(segment: number): void;
  close(): void;
}

/**
 * @param directory undefined: there is none, and no file can be made.
 * @param firstNumber the smallest that a new segment may have.
 */
export function createSegmentFiles(directory: string | undefined, firstNumber = 1): SegmentFiles {
  /** The one used last stands last. */
  const open = new Map<number, number>();
  const created = new Set<number>();
  let nextNumber = firstNumber;

  function pathOf(segment: number): string {
    if (directory === undefined) throw new Error("there is no place for points on disk");
    return join(directory, `points-${segment}.col`);
  }

  function descriptorOf(segment: number): number {
    return keepOpen(segment, open.get(segment) ?? openAgain(segment));
  }

  function openAgain(segment: number): number {
    return openSync(pathOf(segment), created.has(segment) ? "r+" : "r");
  }

  function keepOpen(segment: number, descriptor: number): number {
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
      if (directory === undefined) return lengths;
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
      try {
        const path = pathOf(segment);
        keepOpen(segment, openSync(path, "wx+", 0o600));
        created.add(segment);
        return { segment, path };
      } catch {
        return { segment };
      }
    },
    open(segment) {
      try {
        descriptorOf(segment);
      } catch {
        // Who reads it is told.
      }
    },
    read(segment, position, target, minBytes) {
      const path = pathOf(segment);
      let filledBytes: number;
      try {
        filledBytes = readFully(descriptorOf(segment), target, position);
      } catch (error) {
        throw unreadable(path, error);
      }
      if (filledBytes < minBytes) throw unreadable(path);
      return filledBytes;
    },
    write: (segment, position, bytes) => writeFully(descriptorOf(segment), bytes, position),
    remove(segment) {
      closeOne(segment);
      rmSync(pathOf(segment), { force: true });
    },
    close() {
      for (const descriptor of open.values()) closeSync(descriptor);
      open.clear();
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

/** @throws what the file system says. */
export function openSegmentFile(path: string): SegmentFile {
  const descriptor = openSync(path, "r+");
  return {
    write: (bytes, position) => writeFully(descriptor, bytes, position),
    sync: () => fsyncSync(descriptor),
    close: () => closeSync(descriptor),
  };
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
