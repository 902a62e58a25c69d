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
    newSegment: () => own.files.create(),
    recall: () => undefined,
    save: () => {},
    noteVerified: () => {},
    forget: () => {},
    readSegment: (...place) => own.files.read(...place),
    close: () => own.close(),
  };
}

export interface TemporarySegments {
  readonly files: SegmentFiles;
  close(): void;
}

/** Also removes what killed processes left. */
export function createTemporarySegments(firstNumber?: number): TemporarySegments {
  removeLeftOnes(tmpdir());
  const directory = mkdtempSync(join(tmpdir(), PREFIX));
  const lock = takeLock(join(directory, LOCK));
  const files = createSegmentFiles(directory, firstNumber);

  function close(): void {
    process.removeListener("exit", close);
    files.close();
    lock?.release();
    rmSync(directory, { recursive: true, force: true });
  }

  process.once("exit", close);
  return { files, close };
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
