import { ChunkRows, U32_FIELD, type Slab } from "@runlens/store";
import { statSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { FILE_START } from "./file-place.ts";
import type { ScanWorkerData } from "./scan-messages.ts";
import type { Stretch, StretchScanned } from "./scan-stretch.ts";
import { createScanWorkers } from "./scan-workers.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";
import { identityOf } from "./look-at.ts";

/** Threads that scan files of one directory, two at a time. */
function setup({ count = 1, newSegment = (): ScanWorkerData => ({ segment: 1 }) } = {}) {
  const logs = tempDirectory();
  const waiting: Stretch[] = [];
  const scanned: StretchScanned[] = [];
  const slabs: Slab[] = [];
  let answered: (() => void) | undefined;
  let onScanned: (() => void) | undefined;
  const workers = createScanWorkers({
    count,
    newSegment,
    onSlab: (slab) => slabs.push(slab),
    nextOrders: () =>
      waiting.splice(0, 2).map((stretch) => ({
        stretch,
        onScanned: (one) => {
          scanned.push(one);
          onScanned?.();
        },
      })),
    onAnswered: () => answered?.(),
  });
  onTestFinished(() => workers.close());
  return {
    ...logs,
    workers,
    slabs,
    /** Segments of the chunks that were answered since the last call, one for each thread. */
    takeSegments: () => new Set(scanned.splice(0).flatMap(segmentsOf)),
    /** Calls back once. */
    whenScanned: (then: () => void) => {
      onScanned = () => {
        onScanned = undefined;
        then();
      };
    },
    order: (path: string) => {
      const { size: until, ...stats } = statSync(logs.at(path));
      const identity = identityOf(stats);
      const what = { purpose: "load", isGuess: false, verifyPayloads: true } as const;
      waiting.push({ ...what, path: logs.at(path), identity, place: FILE_START, until });
    },
    /** Lets threads work until `check` passes. */
    work: (check: (kinds: readonly string[]) => boolean) =>
      new Promise<readonly string[]>((resolve) => {
        answered = () => {
          const kinds = scanned.map(({ kind }) => kind);
          if (check(kinds)) resolve(kinds);
        };
        workers.wake();
      }),
  };
}

function segmentsOf(scanned: StretchScanned): number[] {
  if (scanned.kind !== "loaded") return [];
  const rows = new ChunkRows(scanned.delta.chunks);
  return Array.from({ length: rows.capacity }, (_, row) => rows.u32(row, U32_FIELD.segment));
}

describe("threads that scan", () => {
  it.each([1, 3])("answer everything, %s of them", async (count) => {
    const { log, order, slabs, work } = setup({ count });
    for (let i = 0; i < 9; i++) {
      log(`${i}`, `v2 t:${i}`);
      order(`${i}`);
    }
    const kinds = await work(({ length }) => length === 9);
    expect(new Set(kinds)).toEqual(new Set(["loaded"]));
    expect(slabs.length).toBeGreaterThan(0);
  });

  it("all go on when one has answered what the others wait for", async () => {
    let segment = 0;
    const newSegment = (): ScanWorkerData => ({ segment: ++segment });
    const { log, order, takeSegments, whenScanned, work } = setup({ count: 2, newSegment });
    const FILES = 8;
    const orderAll = (): void => {
      for (let i = 0; i < FILES; i++) order(`${i}`);
    };
    for (let i = 0; i < FILES; i++) log(`${i}`, "v2 1 2 3");
    const ready = new Set<number>();
    while (ready.size < 2) {
      orderAll();
      await work(({ length }) => length === FILES);
      for (const used of takeSegments()) ready.add(used);
    }
    order("0");
    whenScanned(orderAll);
    await work(({ length }) => length === 1 + FILES);
    expect(takeSegments()).toEqual(new Set([1, 2]));
  });

  it("are started as they are asked for, and no more than there may be", async () => {
    let segments = 0;
    const newSegment = (): ScanWorkerData => ({ segment: ++segments });
    const { workers } = setup({ count: 3, newSegment });
    const started = [1, 1, 2, 9].map((threadCount) => {
      workers.wake(threadCount);
      return segments;
    });
    expect(started).toEqual([1, 1, 2, 3]);
  });

  it("fail what is not there any more, and go on", async () => {
    const { log, order, remove, work } = setup();
    log("gone", "v2 1");
    log("sound", "v2 1");
    order("gone");
    order("sound");
    remove("gone");
    expect(await work(({ length }) => length === 2)).toEqual(["failed", "loaded"]);
  });

  it("are gone when they cannot start, and take nothing with them", async () => {
    const { log, order, workers, work } = setup({
      newSegment: () => ({ segment: 1, path: "/nowhere/at/all" }),
    });
    log("a", "v2 1");
    order("a");
    expect(await work(() => !workers.areAlive)).toEqual([]);
    workers.wake();
    expect(workers.areAlive).toBe(false);
  });
});
