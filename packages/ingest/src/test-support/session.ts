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
      shown.push([[...steps], [...wallTimesSecs], [...values]]);
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
