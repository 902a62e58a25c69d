import { readFileSync, watch, type FSWatcher } from "node:fs";

/** Where Linux says how many watches all programs of a user may have together. */
const WATCH_LIMIT_FILE = "/proc/sys/fs/inotify/max_user_watches";

/** Half of the smallest limit in use. */
const DEFAULT_MAX_WATCHES = 4_096;

/** Between pauses in long loops. */
const MANY = 1024;

export interface DirectoryWatch {
  /** False where sweeps must notice what no event tells. */
  readonly isComplete: boolean;
  /**
   * Watches these directories, the first ones if there are too many, and no others. Sets
   * up one watch at each step, since each is slow, and pauses in long loops; yields
   * whether a directory is watched now that was not before.
   */
  follow(directories: Iterable<string>): Generator<boolean>;
  close(): void;
}

export interface DirectoryEvent {
  readonly directory: string;
  /** Undefined when the system does not say which file it was. */
  readonly fileName: string | undefined;
  /** False when a file that was there before was written to. */
  readonly mayBeNew: boolean;
}

/**
 * Watches directories, not their subdirectories. A hint only: network file systems
 * send no events, and a system may be out of watches.
 */
export function createDirectoryWatch(onEvent: (event: DirectoryEvent) => void): DirectoryWatch {
  const watchers = new Map<string, FSWatcher>();
  const maxWatches = fairShareOfWatches();
  let isComplete = true;

  function unwatch(directory: string): void {
    watchers.get(directory)?.close();
    watchers.delete(directory);
  }

  /** Returns whether it is worth trying the next one. */
  function tryToWatch(directory: string): boolean {
    try {
      const watcher = watch(directory, (kind, fileName) =>
        onEvent({ directory, fileName: fileName ?? undefined, mayBeNew: kind === "rename" }),
      );
      watcher.on("error", () => {
        isComplete = false;
        unwatch(directory);
      });
      watchers.set(directory, watcher);
      return true;
    } catch (error) {
      isComplete = false;
      return !isOutOfWatches(error);
    }
  }

  return {
    get isComplete() {
      return isComplete;
    },
    *follow(directories) {
      const wanted = new Set<string>();
      let isTooMany = false;
      for (const directory of directories) {
        isTooMany = wanted.size === maxWatches && !wanted.has(directory);
        if (isTooMany) break;
        wanted.add(directory);
        if (wanted.size % MANY === 0) yield false;
      }
      isComplete = !isTooMany;
      for (const directory of watchers.keys()) {
        if (!wanted.has(directory)) unwatch(directory);
      }
      for (const directory of wanted) {
        if (watchers.has(directory)) continue;
        if (!tryToWatch(directory)) return;
        yield true;
      }
    },
    close() {
      for (const directory of watchers.keys()) unwatch(directory);
    },
  };
}

/** Leaves one half of the user's watches to editors and others. */
function fairShareOfWatches(): number {
  try {
    const limit = Number(readFileSync(WATCH_LIMIT_FILE, "utf8"));
    return limit > 0 ? Math.floor(limit / 2) : DEFAULT_MAX_WATCHES;
  } catch {
    return DEFAULT_MAX_WATCHES; // Another system, or one that does not say.
  }
}

function isOutOfWatches(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    (error.code === "ENOSPC" || error.code === "EMFILE" || error.code === "ENFILE")
  );
}
