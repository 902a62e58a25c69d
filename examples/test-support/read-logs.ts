import { createBatch, clearBatch, createScanner } from "@runlens/format";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, sep } from "node:path";

/** What lies in a log directory: by run and tag the plugin and the count of values, "scalars 20". */
export interface ReadLogs {
  readonly runs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** All other files, from the log directory, with slashes. */
  readonly otherFiles: readonly string[];
}

/** Reads every event file; throws when one is damaged. */
export async function readLogs(logdir: string): Promise<ReadLogs> {
  const entries = await readdir(logdir, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(logdir.length + 1))
    .map((path) => path.replaceAll(sep, "/"))
    .toSorted();
  const counts = new Map<string, Map<string, number>>();
  for (const file of files.filter(isEventFile)) {
    const ofRun = counts.get(dirname(file)) ?? new Map<string, number>();
    counts.set(dirname(file), ofRun);
    for (const [tag, count] of countValues(await readFile(join(logdir, file)))) {
      ofRun.set(tag, (ofRun.get(tag) ?? 0) + count);
    }
  }
  return {
    runs: Object.fromEntries([...counts].map(([run, tags]) => [run, describeTags(tags)])),
    otherFiles: files.filter((file) => !isEventFile(file)),
  };
}

function isEventFile(path: string): boolean {
  return path.includes("tfevents");
}

/** By "tag\nplugin". */
function countValues(bytes: Uint8Array): Map<string, number> {
  const scanner = createScanner();
  const batch = createBatch(1000);
  const counts = new Map<string, number>();
  const count = (tagId: number | undefined): void => {
    const tag = scanner.tags[tagId ?? -1];
    const key = `${tag?.name}\n${tag?.pluginName}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (let offset = 0; ;) {
    const { nextOffset, stop } = scanner.scan(bytes.subarray(offset), offset, batch);
    for (let i = 0; i < batch.count; i++) count(batch.tagIds[i]);
    for (const { tagId } of batch.references) count(tagId);
    if (batch.damage.length > 0) throw new Error(`damaged at ${offset}`);
    clearBatch(batch);
    offset = nextOffset;
    if (stop.kind === "end") return counts;
    if (stop.kind !== "batchFull") throw new Error(`stopped at ${offset}: ${stop.kind}`);
  }
}

function describeTags(counts: ReadonlyMap<string, number>): Record<string, string> {
  return Object.fromEntries(
    [...counts].map(([key, count]) => {
      const [tag = "", plugin = ""] = key.split("\n");
      return [tag, `${plugin} ${count}`];
    }),
  );
}
