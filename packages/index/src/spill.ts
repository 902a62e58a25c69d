import { lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isLocked, takeLock } from "./lock.ts";
import type { LogIndex } from "./log-index.ts";
import { createSegmentFiles, type SegmentFiles } from "./segments.ts";

const PREFIX = "runlens-points-";
const LOCK = "lock";

/** A directory may lack its lock for so long, while it is made. */
const MIN_AGE_MS = 60_000;

/**
 * Segments for this session only, in a fresh temporary directory that is removed when
 * they are closed or the process ends. Nothing is saved or recalled.
 */
export function createSpill(): LogIndex {
  const own = createTemporarySegments();
  return {
    isKept: false,
    directory: own.directory,
    newSegment: () => own.files.create(),
    recall: () => undefined,
    save: () => {},
    noteVerified: () => {},
    forget: () => {},
    readSegment: (...place) => own.files.read(...place),
    writeSegment: (...place) => own.files.write(...place),
    close: () => own.close(),
  };
}

export interface TemporarySegments {
  readonly files: SegmentFiles;
  /** Or where it would be. */
  readonly directory: string;
  close(): void;
}

/** Also removes what killed processes left. Where there is no directory, there are no files. */
export function createTemporarySegments(firstNumber?: number): TemporarySegments {
  const directory = unlessItFails(() => {
    removeLeftOnes(tmpdir());
    return mkdtempSync(join(tmpdir(), PREFIX));
  });
  const lock = directory && unlessItFails(() => takeLock(join(directory, LOCK)));
  const files = createSegmentFiles(directory, firstNumber);

  function close(): void {
    process.removeListener("exit", close);
    files.close();
    if (directory === undefined) return;
    if (lock) lock.release();
    rmSync(directory, { recursive: true, force: true });
  }

  process.once("exit", close);
  return { files, directory: directory ?? tmpdir(), close };
}

/** Such as on a full disk; points stay in memory then. */
function unlessItFails<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

function removeLeftOnes(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(PREFIX)) continue;
    const directory = join(parent, name);
    try {
      const { uid, mtimeMs } = lstatSync(directory);
      const isOurs = process.getuid === undefined || uid === process.getuid();
      const isOld = Date.now() - mtimeMs > MIN_AGE_MS;
      if (isOurs && isOld && !isLocked(join(directory, LOCK))) {
        rmSync(directory, { recursive: true, force: true });
      }
    } catch {
      // Another process is removing it.
    }
  }
}
