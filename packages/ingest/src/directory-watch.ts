import { watch, type FSWatcher } from "node:fs";

/** Systems allow some thousands of watches for all programs of a user together. */
const MAX_WATCHED_DIRECTORIES = 2_000;

export interface DirectoryWatch {
  /** False where sweeps must notice what no event tells. */
  readonly isComplete: boolean;
  /**
   * Watches these directories, the first ones if there are too many, and no others.
   * Returns whether some of them were not watched before.
   */
  follow(directories: readonly string[]): boolean;
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
    follow(directories) {
      const all = new Set(directories);
      const wanted = new Set([...all].slice(0, MAX_WATCHED_DIRECTORIES));
      isComplete = wanted.size === all.size;
      for (const directory of watchers.keys()) if (!wanted.has(directory)) unwatch(directory);
      const added = [...wanted].filter((directory) => !watchers.has(directory));
      for (const directory of added) if (!tryToWatch(directory)) break;
      return added.some((directory) => watchers.has(directory));
    },
    close() {
      for (const directory of watchers.keys()) unwatch(directory);
    },
  };
}

function isOutOfWatches(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    (error.code === "ENOSPC" || error.code === "EMFILE" || error.code === "ENFILE")
  );
}
