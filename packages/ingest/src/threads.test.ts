import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { concat, eventBytes, graphRecord } from "./test-support/event-bytes.ts";
import { startSession, type SessionOptions } from "./test-support/session.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";

const MIB = 1024 ** 2;
const LOAD_AND_END = fileURLToPath(new URL("test-support/load-and-end.ts", import.meta.url));

/** Above what is read without threads, in the words of `eventBytes`, over and over. */
function large(words: string, byteLength = 34 * MIB): Uint8Array<ArrayBuffer> {
  const bytes = eventBytes(words);
  return concat(Array.from({ length: Math.ceil(byteLength / bytes.length) }, () => bytes));
}

function setup() {
  const logs = tempDirectory();
  const start = (options: Partial<SessionOptions> = {}) => {
    const session = startSession({ logDirectory: logs.root, ...options });
    onTestFinished(session.close);
    return session;
  };
  return {
    ...logs,
    start,
    /** All that is shown once everything is loaded. */
    load: async (options?: Partial<SessionOptions>) => {
      const session = start(options);
      await session.loaded;
      const loaded = { shown: await session.shown(), status: await session.status() };
      await session.close();
      return loaded;
    },
  };
}

describe("a large log directory", () => {
  it("shows the same with any number of threads", async () => {
    const { write, log, load } = setup();
    const odd = eventBytes("v2 !t:3 u:4 START3 text:3 ~v:5 w:6");
    const parts = [odd, large("t:1 u:2"), odd, large("t:3 v:4 w:4", MIB), odd, new Uint8Array(99)];
    write("large/tfevents.1", concat(parts));
    for (let i = 0; i < 40; i++) log(`small/${i}/tfevents`, `v2 t:${i} x${i}:1`);
    log("large/tfevents.2", "v2 t:4 t:9");
    const alone = await load({ workers: 0 });
    for (const workers of [1, 2, 3]) {
      const { shown, status } = await load({ workers });
      expect(shown).toEqual(alone.shown);
      expect(status.bytesRead).toBe(alone.status.bytesRead);
    }
  });

  it("is recalled as it was shown", async () => {
    const { write, load } = setup();
    const indexDirectory = tempDirectory().at("index");
    write("a/tfevents", concat([large("t:1 u:2"), eventBytes("v2 !t:3 START3 text:3 t:5")]));
    const first = await load({ workers: 2, indexDirectory });
    const second = await load({ workers: 2, indexDirectory });
    expect(second.shown).toEqual(first.shown);
    expect(second.status.bytesRecalled).toBe(first.status.bytesRead);
  });
});

describe("a program that loads a large log directory", () => {
  it("ends by itself, though threads rest", () => {
    const { root, write } = setup();
    write("tfevents", large("t:1"));
    const { status, stdout } = spawnSync(process.execPath, [LOAD_AND_END, root], {
      encoding: "utf8",
      timeout: 50_000,
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "loaded" });
  });
});

describe("what is verified later", () => {
  it("is shown first, and read again when it turns out to be damaged", async () => {
    const { write, start, load } = setup();
    write("a/tfevents", concat([eventBytes("!t:1"), large("t:2")]));
    write("b/tfevents", large("u:2"));
    const { loaded, status, shown, until } = start({ verify: "later", workers: 1 });
    await loaded;
    const { damagedRecords, bytesUnverified, bytesRead } = await status();
    expect(damagedRecords).toBe(0);
    expect(bytesUnverified).toBeGreaterThan(bytesRead / 2);
    await until(async () => {
      const { bytesUnverified: left, bytesFound, bytesRead: read } = await status();
      return left === 0 && read === bytesFound;
    });
    expect(await shown()).toEqual((await load()).shown);
    expect((await shown()).damagedRecords).toBe(1);
  });

  it("finds the same values, though it does not read large ones", async () => {
    const { write, load } = setup();
    const graph = graphRecord(new Uint8Array(MIB));
    const texts = eventBytes("text:1 t:2");
    write("tfevents", concat(Array.from({ length: 40 }, () => [graph, texts]).flat()));
    const later = await load({ verify: "off", workers: 2 });
    expect(later.shown.series).toEqual((await load({ workers: 2 })).shown.series);
    expect(later.shown.pointCount).toBe(120);
  });

  it("is checked by this thread when there is no other", async () => {
    const { write, start, load } = setup();
    const indexDirectory = tempDirectory().at("index");
    write("tfevents", large("t:2"));
    await load({ verify: "off", workers: 2, indexDirectory });
    const { status, until } = start({ verify: "later", workers: 0, indexDirectory });
    await until(async () => {
      const { phase, bytesRecalled, bytesUnverified } = await status();
      return phase === "loaded" && bytesRecalled > 0 && bytesUnverified === 0;
    });
  });
});
