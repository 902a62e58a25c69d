import { RunlensError } from "@runlens/base";
import { createSpill, indexDirectoryFor, type LogIndex, openIndex, pointsOn } from "@runlens/index";
import { startIngest, type Ingest } from "@runlens/ingest";
import type { Reader } from "@runlens/model";
import { createStore } from "@runlens/store";
import type { LoadingOptions } from "../flags/loading-options.ts";
import type { Source } from "../flags/serve-options.ts";
import type { Terminal } from "../terminal.ts";
import { dataLocationOf, logDirectoriesOf } from "./source.ts";

/** A store of the logs that were asked for, and what fills it. */
export interface OpenData {
  readonly reader: Reader;
  /** Where what is read is kept for the next start; undefined: nowhere. */
  readonly indexDirectory: string | undefined;
  /** Whether all that was read is kept there so far. */
  readonly isKept: boolean;
  /** Whether files have more than there is room for, neither in memory nor on disk. */
  readonly lacksRoom: boolean;
  /** Begins to read. */
  load(options: { readonly reloadIntervalSecs: number }): Ingest;
  /** Stops reading, keeps what was read, and releases everything. */
  close(): Promise<void>;
}

/**
 * Puts store, index and ingest together. Without an index, or where it cannot be opened
 * (which is told in one line), points that memory has no room for go to a temporary directory.
 *
 * @param indexMode `read` uses an index that is there, and changes nothing.
 */
export function openData(
  source: Source,
  options: LoadingOptions,
  terminal: Terminal,
  indexMode: "read" | "write" = "write",
): OpenData {
  const logDirectories = logDirectoriesOf(source);
  const paths = logDirectories.map(({ path }) => path);
  const index = indexFor(paths, options, terminal, indexMode);
  const store = createStore({
    ...pointsOn(index),
    dataLocation: dataLocationOf(source),
    maxMemoryBytes: options.maxMemoryBytes,
  });
  let ingest: Ingest | undefined;
  return {
    reader: store.reader,
    indexDirectory: index.isKept ? directoryOf(paths, options) : undefined,
    get isKept() {
      return index.isKept;
    },
    get lacksRoom() {
      return ingest?.lacksRoom === true;
    },
    load({ reloadIntervalSecs }) {
      const { verify } = options;
      ingest = startIngest({ store, logDirectories, reloadIntervalSecs, verify, index });
      return ingest;
    },
    async close() {
      await ingest?.close();
      store.close();
      index.close();
    },
  };
}

function indexFor(
  paths: readonly string[],
  options: LoadingOptions,
  terminal: Terminal,
  mode: "read" | "write",
): LogIndex {
  if (!options.keepsIndex) return createSpill();
  try {
    return openIndex({
      directory: directoryOf(paths, options),
      logDirectories: paths,
      mode,
      onProblem: ({ message, hint = "" }) => terminal.tell(`${message} ${hint}`),
    });
  } catch (error) {
    if (!(error instanceof RunlensError)) throw error;
    terminal.tell(`${error.message} ${error.hint ?? ""}`);
    return createSpill();
  }
}

function directoryOf(paths: readonly string[], { indexRoot }: LoadingOptions): string {
  return indexDirectoryFor(paths, indexRoot === undefined ? {} : { baseDirectory: indexRoot });
}
