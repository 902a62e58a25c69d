import type { Slab } from "@runlens/store";
import { statSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { FILE_START } from "./file-place.ts";
import type { ScanWorkerData } from "./scan-messages.ts";
import type { Stretch, StretchScanned } from "./scan-stretch.ts";
import { createScanWorkers } from "./scan-workers.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";
import { identityOf } from "./walk.ts";

/** Threads that scan files of one directory, two at a time. */
function setup({ count = 1, newSegment = (): ScanWorkerData => ({ segment: 1 }) } = {}) {
  const logs = tempDirectory();
  const waiting: Stretch[] = [];
  const scanned: StretchScanned[] = [];
  const slabs: Slab[] = [];
  let answered: (() => void) | undefined;
  const workers = createScanWorkers({
    count,
    newSegment,
    onSlab: (slab) => slabs.push(slab),
    nextOrders: () =>
      waiting.splice(0, 2).map((stretch) => ({ stretch, onScanned: (one) => scanned.push(one) })),
    onAnswered: () => answered?.(),
  });
  onTestFinished(() => workers.close());
  return {
    ...logs,
    workers,
    slabs,
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
