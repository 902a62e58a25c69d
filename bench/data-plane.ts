import { openIndex, pointsOn } from "@runlens/index";
import { startIngest, type Ingest } from "@runlens/ingest";
import { createStore, type Store } from "@runlens/store";

import { countSlabs, usedBytes } from "./memory.ts";

/** What is absent is as by default, except that nothing is kept. */
export interface DataPlaneOptions {
  readonly logDirectory: string;
  /** Where what is read is kept. Default: nowhere. */
  readonly indexDirectory?: string;
  /** Threads that scan. */
  readonly workers?: number;
  readonly verify?: "now" | "later" | "off";
  readonly reloadIntervalSecs?: number;
}

export interface DataPlane {
  readonly store: Store;
  readonly ingest: Ingest;
  /** Heap, columns and slabs of all threads; after a collection where Node runs with `--expose-gc`. */
  usedBytes(): number;
  close(): Promise<void>;
}

/** Ingest, store and, if asked for, index, put together as the command does. */
export function openDataPlane(options: DataPlaneOptions): DataPlane {
  const { logDirectory, indexDirectory, ...others } = options;
  const kept = indexDirectory === undefined ? undefined : openIndexIn(indexDirectory);
  const { store, slabBytes } = countSlabs(createStore(kept?.storeOptions));
  const ingest = startIngest({
    ...others,
    logDirectories: [{ path: logDirectory, groupName: "" }],
    store,
    ...(kept === undefined ? {} : { index: kept.index }),
  });
  return {
    store,
    ingest,
    usedBytes: () => usedBytes() + slabBytes(),
    async close() {
      await ingest.close();
      store.close();
      kept?.close();
    },
  };
}

function openIndexIn(directory: string) {
  const index = openIndex({
    directory,
    // Neither figures nor a soak mean anything then; whoever noticed it must not catch this.
    onProblem: ({ message }) => queueMicrotask(() => failWith(message)),
  });
  return { index, storeOptions: pointsOn(index), close: () => index.close() };
}

function failWith(message: string): never {
  throw new Error(message);
}
