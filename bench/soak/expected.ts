import { startIngest } from "@runlens/ingest";
import type { LoadStatus } from "@runlens/model";
import { createStore } from "@runlens/store";
import { existsSync, linkSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { digestRun, type RunDigest } from "./digest.ts";
import type { RunDirectory } from "./run-directory.ts";

/** What a reader should show of a run now, and how a fresh one came by it. */
export interface Expected {
  readonly digest: RunDigest | undefined;
  readonly status: LoadStatus;
  /** Of the files: those that are gone and still shown. */
  readonly deletedFiles: number;
}

/**
 * Parses a run afresh, in a store of its own: the files that are there, and those that
 * were deleted before the eyes of the reader.
 */
export async function expectedOf(
  { path, deletedFiles }: RunDirectory,
  { generation, scratchDirectory }: { generation: number; scratchDirectory: string },
): Promise<Expected> {
  const copy = mkdtempSync(join(scratchDirectory, "expected-"));
  for (const name of existsSync(path) ? readdirSync(path) : []) {
    linkSync(join(path, name), join(copy, name));
  }
  const stillShown = deletedFiles.filter((file) => file.generation === generation);
  for (const file of stillShown) linkSync(file.path, join(copy, file.name));
  const store = createStore();
  const ingest = startIngest({
    logDirectories: [{ path: copy, groupName: "" }],
    store,
    reloadIntervalSecs: 0,
  });
  await ingest.loaded;
  await ingest.close();
  rmSync(copy, { recursive: true });
  const expected = {
    digest: await digestRun(store.reader, "."),
    status: await store.reader.status(),
    deletedFiles: stillShown.length,
  };
  store.close();
  return expected;
}
