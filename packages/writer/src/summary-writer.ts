import { isAbsolute, join } from "node:path";
import { createFileWriter } from "./file-writer.ts";
import type { FileWriterOptions } from "./file-writer-options.ts";
import { createSummaryScope, type ScopeShared, type SummaryScope } from "./summary-scope.ts";

export interface SummaryWriterOptions extends FileWriterOptions {
  /** Name of the run: its directory, below that of the logs. By default the logs are one run. */
  readonly run?: string;
}

/** Logs the values of one run to a new event file in its directory. */
export interface SummaryWriter extends SummaryScope {
  readonly runDirectory: string;
  /** Of the event file that is written now. */
  readonly path: string;
  /** Events that were given up for newer ones; 0 unless `whenFull` is `dropOldest`. */
  readonly droppedEvents: number;
  /**
   * The writer of a run below this one, `train` or `trial-1/validation`, with the same
   * options; the same one for the same name. It is flushed and closed with this one.
   */
  run(name: string): SummaryWriter;
  /** Resolves when there is room again, for programs that log faster than a disk writes. */
  ready(): Promise<void>;
  /** Writes what waits. Rejects when it cannot be written; it still waits then. */
  flush(): Promise<void>;
  /** Flushes and closes the files; a second call does nothing. Rejects when values were lost. */
  close(): Promise<void>;
}

/**
 * Starts a new event file in `logdir`, or in the directory of a run below it, readable
 * at once. `createFileWriter` says when it is written and what happens when it cannot be.
 *
 *     const writer = createSummaryWriter("logs", { run: "first" });
 *     for (let step = 0; step < 100; step++) writer.scalar("loss", train(step), step);
 *     await writer.close();
 */
export function createSummaryWriter(
  logdir: string,
  options: SummaryWriterOptions = {},
): SummaryWriter {
  const { run, ...fileOptions } = options;
  const runDirectory = run === undefined ? logdir : join(logdir, checkedRunName(run));
  return createWriter(runDirectory, fileOptions, { step: undefined });
}

function createWriter(
  runDirectory: string,
  options: FileWriterOptions,
  shared: ScopeShared,
): SummaryWriter {
  const files = createFileWriter(runDirectory, options);
  const scope = createSummaryScope(files, shared);
  const runs = new Map<string, SummaryWriter>();

  return {
    ...scope,
    get step() {
      return scope.step;
    },
    set step(step) {
      scope.step = step;
    },
    runDirectory,
    get path() {
      return files.path;
    },
    get droppedEvents() {
      return files.droppedEvents;
    },

    run(name) {
      const directory = join(runDirectory, checkedRunName(name));
      const writer = runs.get(directory) ?? createWriter(directory, options, shared);
      runs.set(directory, writer);
      return writer;
    },

    ready: () => allDone([files, ...runs.values()].map((writer) => writer.ready())),
    flush: () => allDone([files, ...runs.values()].map((writer) => writer.flush())),
    close: () => allDone([files, ...runs.values()].map((writer) => writer.close())),
  };
}

/** Waits for all, also when one rejects; rejects as the first that did. */
async function allDone(promises: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(promises);
  await Promise.all(promises);
}

/** A relative path that stays below the directory it is joined to. */
function checkedRunName(run: string): string {
  const isBelow =
    typeof run === "string" &&
    !isAbsolute(run) &&
    !run.split(/[/\\]/).some((part) => /^\.*$/.test(part));
  if (isBelow) return run;
  throw new TypeError(
    `run must be a relative path without "." and "..", not ${JSON.stringify(run)}`,
  );
}
