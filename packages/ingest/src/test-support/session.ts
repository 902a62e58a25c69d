import { createHash } from "node:crypto";
import { openIndex, pointsOn, type LogIndex } from "@runlens/index";
import type { Reader } from "@runlens/model";
import { createStore } from "@runlens/store";
import { startIngest, type IngestOptions } from "../ingest.ts";

export interface SessionOptions extends Pick<
  IngestOptions,
  "reloadIntervalSecs" | "verify" | "workers"
> {
  readonly logDirectory: string;
  /** Where the index is kept. Default: nowhere. */
  readonly indexDirectory?: string;
  /** Another index than that one, and memory for points. */
  readonly index?: LogIndex;
  readonly maxMemoryBytes?: number;
}

/** Store, index and ingest of one log directory, as the command puts them together. Loads once by default. */
export function startSession(options: SessionOptions) {
  const { logDirectory, indexDirectory, maxMemoryBytes = Infinity, ...rest } = options;
  const opened =
    indexDirectory === undefined ? undefined : openIndex({ directory: indexDirectory });
  const index = options.index ?? opened;
  const store = createStore({ maxMemoryBytes, ...(index !== undefined && pointsOn(index)) });
  const ingest = startIngest({
    reloadIntervalSecs: 0,
    ...rest,
    store,
    logDirectories: [{ path: logDirectory, groupName: "" }],
    ...(index !== undefined && { index }),
  });
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await ingest.close();
    store.close();
    index?.close();
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
