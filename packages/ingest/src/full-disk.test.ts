import { createSpill, type LogIndex } from "@runlens/index";
import { utimesSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { concat, eventBytes } from "./test-support/event-bytes.ts";
import { startSession, type SessionOptions } from "./test-support/session.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";

const MIB = 1024 ** 2;
const POINTS = concat(Array.from({ length: 10_000 }, (_, i) => eventBytes(`t:${i}`)));

/** So much that threads read it. */
const FILES = 3;
const BLOCKS = Math.ceil((12 * MIB) / POINTS.length);

/** Sessions over some large files that put their points on a disk which may be full. */
function setup() {
  const logs = tempDirectory();
  const blocks = concat(Array.from({ length: BLOCKS }, () => POINTS));
  const hourAgo = Date.now() / 1000 - 3600;
  for (let i = 0; i < FILES; i++) {
    logs.write(`run${i}/tfevents`, blocks);
    utimesSync(logs.at(`run${i}/tfevents`), hourAgo, hourAgo);
  }
  const disk = createSpill();
  onTestFinished(() => disk.close());
  let isFull = true;
  const index: LogIndex = {
    ...disk,
    // Threads have nowhere to write to; what they seal is written by the store, if it can be.
    newSegment: () => ({ segment: disk.newSegment().segment }),
    writeSegment: (...written) => {
      if (isFull) throw new Error("no space left on device");
      disk.writeSegment(...written);
    },
  };
  return {
    allPoints: FILES * BLOCKS * 10_000,
    makeRoom: () => void (isFull = false),
    start: (options: Partial<SessionOptions>) => {
      const session = startSession({ logDirectory: logs.root, index, ...options });
      onTestFinished(session.close);
      return session;
    },
  };
}

describe("on a full disk", () => {
  it.each([0, 2])("all points stay in memory (%i threads)", async (workers) => {
    const { start, allPoints } = setup();
    const { loaded, status, ingest, store, reader } = start({ workers });
    await loaded;
    expect(await status()).toMatchObject({ pointCount: allPoints, problems: [] });
    expect(ingest.lacksRoom).toBe(false);
    expect(store.hasRoom()).toBe(true);
    const columns = await reader.points({ experiment: "", run: "run1", tag: "t", attempts: "all" });
    expect(columns?.steps.slice(-3)).toEqual(Float64Array.of(9997, 9998, 9999));
  });

  it.each([0, 2])(
    "files are told that memory has no room for either, and read on once there is (%i threads)",
    async (workers) => {
      const { start, allPoints, makeRoom } = setup();
      const session = start({ workers, maxMemoryBytes: 2 * MIB, reloadIntervalSecs: 0.05 });
      await session.loaded;
      expect(session.ingest.lacksRoom).toBe(true);
      const { pointCount, problems } = await session.status();
      expect(pointCount).toBeLessThan(allPoints);
      expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(["file.noRoom"]));
      makeRoom();
      await session.until(async () => (await session.status()).pointCount === allPoints);
      expect(session.ingest.lacksRoom).toBe(false);
      expect((await session.status()).problems).toEqual([]);
      const name = { experiment: "", run: "run2", tag: "t", attempts: "all" } as const;
      expect((await session.reader.points(name))?.length).toBe(allPoints / FILES);
    },
  );
});
