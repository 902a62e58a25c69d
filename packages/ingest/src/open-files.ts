import { closeSync, fstatSync, openSync, readFileSync, type Stats } from "node:fs";
import { OPEN_FLAGS, withOpenFile } from "./open-file.ts";

/** Where Linux says how many files this process may have open. */
const LIMITS_FILE = "/proc/self/limits";
const LIMIT = /^Max open files +(\d+)/m;

/** A quarter of the smallest limit in use. */
const DEFAULT_MAX_FILES = 256;
const MAX_FILES = 1_024;

export interface ReadingOptions {
  /** Leaves the file open for the next time. */
  readonly staysOpen: boolean;
  /**
   * Whether a file that stayed open is otherwise than it was read. Where it is not, or was
   * deleted, another one may stand at its path, which is opened instead.
   */
  readonly isNews: (stats: Stats) => boolean;
}

/** Files that are read so often that opening them takes longer than reading stay open in between. */
export interface OpenFiles {
  /** @throws when there is no such file or it may not be read, and what `use` throws. */
  read<T>(path: string, options: ReadingOptions, use: (descriptor: number, stats: Stats) => T): T;
  /** Has the file be opened anew the next time. */
  close(path: string): void;
  closeAll(): void;
}

/** @param maxFiles that stay open; of more those that were opened first are closed. */
export function createOpenFiles(maxFiles = fairShareOfFiles()): OpenFiles {
  const descriptors = new Map<string, number>();

  function open(path: string): number {
    const [oldest] = descriptors.size >= maxFiles ? descriptors.keys() : [];
    if (oldest !== undefined) close(oldest);
    const descriptor = openSync(path, OPEN_FLAGS);
    descriptors.set(path, descriptor);
    return descriptor;
  }

  function close(path: string): void {
    const descriptor = descriptors.get(path);
    if (descriptor === undefined) return;
    descriptors.delete(path);
    closeSync(descriptor);
  }

  return {
    read(path, { staysOpen, isNews }, use) {
      const known = descriptors.get(path);
      if (known !== undefined) {
        const stats = fstatSync(known);
        if (stats.nlink > 0 && isNews(stats)) return use(known, stats);
        close(path);
      }
      if (!staysOpen) return withOpenFile(path, (opened) => use(opened, fstatSync(opened)));
      const opened = open(path);
      return use(opened, fstatSync(opened));
    },
    close,
    closeAll() {
      for (const path of descriptors.keys()) close(path);
    },
  };
}

/** Leaves most of them to connections and threads. */
function fairShareOfFiles(): number {
  try {
    const [, limit = ""] = LIMIT.exec(readFileSync(LIMITS_FILE, "utf8")) ?? [];
    return limit === "" ? DEFAULT_MAX_FILES : Math.min(MAX_FILES, Math.floor(Number(limit) / 4));
  } catch {
    return DEFAULT_MAX_FILES; // Another system.
  }
}
