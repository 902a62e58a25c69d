import { maskedCrc32c } from "@runlens/format";
import { createStore, type FileSink } from "@runlens/store";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { startIngest } from "./ingest.ts";
import { concat, eventBytes } from "./test-support/event-bytes.ts";
import { startSession } from "./test-support/session.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";

const MIB = 1024 ** 2;

/** The long form, by name: RUNLENS_HOSTILE=long npx vitest run packages/ingest/src/hostile.test.ts */
const isLong = process.env["RUNLENS_HOSTILE"] === "long";
const DIRECTORIES = isLong ? 1_000_000 : 20_000;
const SPARSE_BYTES = isLong ? 4096 * MIB : 64 * MIB;
const DEPTH = 100;
const LIMIT_MS = isLong ? 3_600_000 : 60_000;

function setup() {
  const logs = tempDirectory();
  return {
    ...logs,
    /** Loads, and says what is shown of each run, in the number of its values. */
    load: async (workers: number) => {
      const session = startSession({ logDirectory: logs.root, workers });
      onTestFinished(session.close);
      await session.loaded;
      const runs = await session.reader.runs({ experiment: "" });
      const { directoriesSeen } = await session.status();
      await session.close();
      return {
        values: Object.fromEntries(runs.map(({ name, pointCount }) => [name, pointCount])),
        directoriesSeen,
      };
    },
  };
}

/** A header whose checksum is right, whatever it announces. */
function header(length: bigint): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, length, true);
  view.setUint32(8, maskedCrc32c(bytes, 0, 8), true);
  return bytes;
}

describe.each([0, 2])(
  "a hostile log directory, read with %s threads,",
  { timeout: LIMIT_MS },
  (workers) => {
    it("costs what is wrong with it, and nothing else", async () => {
      const { write, log, truncate, directory, link, at, load } = setup();
      log("sound/tfevents", "v2 0 1 2");
      write("tag/tfevents", eventBytes(`${"a".repeat(10 * MIB)}:1 t:2`));
      write("length/tfevents", concat([eventBytes("0"), header(2n ** 62n), eventBytes("1")]));
      write("huge/tfevents", concat([eventBytes("0"), header(2n ** 30n), eventBytes("1")]));
      log("sparse/tfevents", "0 1");
      truncate("sparse/tfevents", SPARSE_BYTES);
      directory("pipe");
      execFileSync("mkfifo", [at("pipe/tfevents")]);
      link(at("loop/again"), "loop/again/tfevents");
      link(at("loop"), "loop/up");
      log("closed/tfevents", "0");
      chmodSync(at("closed/tfevents"), 0);
      const { values } = await load(workers);
      expect(values).toMatchObject({ sound: 3, tag: 2, length: 2, huge: 1, sparse: 2 });
    });

    it("does not wait for the end of a file that grows faster than it is read", async () => {
      const { root, log, append } = setup();
      log("sound/tfevents", "v2 0 1 2");
      for (let i = 0; i < 12; i++) append("fast/tfevents", MANY_POINTS);
      const store = createStore();
      /** Whatever is taken of the file, more is appended. */
      const growing = (sink: FileSink): FileSink => ({
        ...sink,
        append(...scanned) {
          sink.append(...scanned);
          append("fast/tfevents", MANY_POINTS);
        },
        add(delta) {
          append("fast/tfevents", MANY_POINTS);
          return sink.add(delta);
        },
      });
      const ingest = startIngest({
        logDirectories: [{ path: root, groupName: "" }],
        store: {
          ...store,
          addFile: (run, ...file) => {
            const sink = store.addFile(run, ...file);
            return run === "fast" ? growing(sink) : sink;
          },
        },
        workers,
      });
      await ingest.loaded;
      await ingest.close();
      const runs = await store.reader.runs({ experiment: "" });
      expect(runs.map(({ name }) => name)).toContain("sound");
    });
  },
);

// Walking is for one thread, however many scan.
it(
  `${DIRECTORIES} empty directories, deep and wide, are walked through`,
  { timeout: LIMIT_MS },
  async () => {
    const { log, at, load } = setup();
    log("sound/tfevents", "v2 0 1 2");
    for (let i = 0; i < DIRECTORIES / 2; i++) mkdirSync(at(`${i}`));
    for (let i = 0; i < DIRECTORIES / 2 / DEPTH; i++) {
      mkdirSync(at(`${i}/${"d/".repeat(DEPTH)}`), { recursive: true });
    }
    const { values, directoriesSeen } = await load(0);
    expect(values).toEqual({ sound: 3 });
    expect(directoriesSeen).toBe(DIRECTORIES + 2);
  },
);

const POINT = eventBytes("t:1");

/** More than is read without pause. */
const MANY_POINTS = concat(Array.from({ length: 100_000 }, () => POINT));
