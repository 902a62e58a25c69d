import { createHash } from "node:crypto";
import { openIndex, openSegmentFile } from "@runlens/index";
import type { Reader } from "@runlens/model";
import { createSlabWriter, createStore, type Store } from "@runlens/store";
import { startIngest, type IngestOptions } from "../ingest.ts";

export interface SessionOptions extends Pick<
  IngestOptions,
  "reloadIntervalSecs" | "verify" | "workers"
> {
  readonly logDirectory: string;
  /** Where the index is kept. Default: nowhere. */
  readonly indexDirectory?: string;
}

/** Store, index and ingest of one log directory, as the command puts them together. Loads once by default. */
export function startSession({ logDirectory, indexDirectory, ...options }: SessionOptions) {
  const kept = indexDirectory === undefined ? undefined : openKept(indexDirectory);
  const store = kept?.store ?? createStore();
  const ingest = startIngest({
    reloadIntervalSecs: 0,
    ...options,
    store,
    logDirectories: [{ path: logDirectory, groupName: "" }],
    ...(kept !== undefined && { index: kept.index }),
  });
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await ingest.close();
    store.close();
    kept?.close();
  };
  return {
    store,
    reader: store.reader,
    ingest,
    loaded: ingest.loaded,
    status: () => store.reader.status(),
    shown: () => shownBy(store.reader),
    /** Resolves at the first change after which the check passes; the test's time limit is its only other end. */
    until: (check: () => Promise<boolean>) =>
      new Promise<void>((resolve) => {
        const tryNow = async (): Promise<void> => {
          if (!(await check())) return;
          subscription.close();
          resolve();
        };
        const subscription = store.reader.watch(() => void tryNow());
        void tryNow();
      }),
    close: () => (closed ??= close()),
  };
}

function openKept(directory: string) {
  const index = openIndex({ directory });
  const { segment, path } = index.newSegment();
  const file = openSegmentFile(path);
  const store: Store = createStore({
    readSegment: (...place) => index.readSegment(...place),
    createSlabWriter: (onSlab) => createSlabWriter({ segment, onSlab, write: file.write }),
  });
  return {
    index,
    store,
    close() {
      file.close();
      index.close();
    },
  };
}

/** Everything that a reader shows, by run and tag, and what it says of damage. */
export async function shownBy(reader: Reader) {
  const series = await reader.series({ experiment: "" });
  const points = series.map(async ({ run, tag, pluginName, pointCount }) => {
    const name = { experiment: "", run, tag };
    const shown = [];
    for (const attempts of ["last", "all"] as const) {
      const columns = await reader.points({ ...name, attempts });
      const { steps = [], wallTimesSecs = [], values = [] } = columns ?? {};
      shown.push([steps, wallTimesSecs, values].map(shownColumn));
    }
    const values = await reader.values(name);
    return [`${run} ${tag} ${pluginName} ${pointCount}`, shown, values] as const;
  });
  const { pointCount, damagedRecords, problems } = await reader.status();
  return {
    series: Object.fromEntries((await Promise.all(points)).map(([key, ...rest]) => [key, rest])),
    pointCount,
    damagedRecords,
    problems: problems
      .map(({ code, path, offset, lostBytes }) => `${code} ${path} ${offset}+${lostBytes}`)
      .toSorted(),
  };
}

/** What is too long to be looked at is summed up. */
function shownColumn(column: ArrayLike<number>): readonly number[] | string {
  const { length } = column;
  if (length < 100) return Array.from(column);
  return `${length} ${createHash("sha256").update(Float64Array.from(column)).digest("hex")}`;
}
