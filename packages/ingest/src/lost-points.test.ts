import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { concat, eventBytes } from "./test-support/event-bytes.ts";
import { startSession } from "./test-support/session.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";

/** Points that are saved when a session ends: more than 256 KiB of them. */
const MANY = concat(Array.from({ length: 10_000 }, (_, i) => eventBytes(`t:${i}`)));

/** Three runs, as a session sees them that has an index of them. */
async function setup() {
  const logs = tempDirectory();
  for (const run of ["a", "b", "c"]) logs.write(`${run}/tfevents`, MANY);
  const indexDirectory = tempDirectory().at("index");
  const start = async () => {
    const session = startSession({ logDirectory: logs.root, indexDirectory });
    onTestFinished(session.close);
    await session.loaded;
    return session;
  };
  const first = await start();
  const { series } = await first.shown();
  await first.close();
  const filesOfPoints = (): string[] =>
    readdirSync(indexDirectory)
      .map((name) => join(indexDirectory, name))
      .filter((path) => path.endsWith(".col") && statSync(path).size > 0);
  return {
    logs,
    indexDirectory,
    start,
    series,
    damage: () => {
      for (const path of filesOfPoints()) {
        const bytes = readFileSync(path);
        writeFileSync(path, bytes.fill(0xff, 1000));
      }
    },
    cutOff: () => {
      for (const path of filesOfPoints()) truncateSync(path, 1000);
    },
    remove: () => rmSync(indexDirectory, { recursive: true }),
  };
}

describe("points that the index does not hold any more", () => {
  it.each(["damage", "cutOff"] as const)(
    "are read again from the logs, and told of once (%s)",
    async (how) => {
      const made = await setup();
      const session = await made.start();
      expect((await session.status()).bytesRecalled).toBe(3 * MANY.length);
      made[how]();
      const name = { experiment: "", runs: ["a", "b", "c"], xAxis: "step" } as const;
      const windows = await session.reader.windows({ ...name, columns: 100, smoothing: 0 });
      expect(windows.map(({ run }) => run)).toEqual(["a", "b", "c"]);
      expect((await session.shown()).series).toEqual(made.series);
      const { problems, pointCount } = await session.status();
      expect(problems.map(({ code }) => code)).toEqual(["index.damaged"]);
      expect(pointCount).toBe(30_000);
      await session.close();

      const next = await made.start();
      expect((await next.status()).bytesRecalled).toBe(3 * MANY.length);
      expect((await next.shown()).series).toEqual(made.series);
      expect((await next.status()).problems).toEqual([]);
    },
  );

  it("are still there while the session goes on that had the index when it was deleted", async () => {
    const made = await setup();
    const session = await made.start();
    made.remove();
    expect((await session.shown()).series).toEqual(made.series);
    expect((await session.status()).problems).toEqual([]);
  });

  it("are not looked at again for those who gave up meanwhile", async () => {
    const made = await setup();
    const session = await made.start();
    made.damage();
    const name = { experiment: "", run: "a", tag: "t" };
    const waiting = new AbortController();
    const points = session.reader.points(name, waiting.signal);
    waiting.abort();
    await expect(points).rejects.toBe(waiting.signal.reason);
    expect((await session.reader.points(name))?.length).toBe(10_000);
  });

  it("are told to be gone where the log is, too", async () => {
    const made = await setup();
    const session = await made.start();
    made.damage();
    made.logs.remove("a");
    await session.reader.points({ experiment: "", run: "a", tag: "t" });
    const { series } = await session.shown();
    expect(Object.keys(series)).toEqual(
      Object.keys(made.series).filter((key) => !key.startsWith("a")),
    );
    const { problems } = await session.status();
    expect(problems.map(({ code }) => code).toSorted()).toEqual(["file.lost", "index.damaged"]);
  });
});
