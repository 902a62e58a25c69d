import { createScanSpace, maskedCrc32c } from "@runlens/format";
import { createSlabWriter, createStore } from "@runlens/store";
import fc from "fast-check";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { FileTail } from "./file-tail.ts";
import { createOpenFiles } from "./open-files.ts";
import { createStretchScanner } from "./scan-stretch.ts";
import { emptyTally } from "./tally.ts";
import { concat, eventBytes } from "./test-support/event-bytes.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";

/** A tail of one file with memory as small as wanted, and what its store shows. */
function setup({ windowBytes = 1 << 16, batchPoints = 1 << 10 } = {}) {
  const directory = tempDirectory();
  const path = "run/x.tfevents";
  directory.log(path, "");
  const store = createStore();
  const found = { name: basename(path), path: directory.at(path), byteLength: 0, modifiedMs: 0 };
  const space = createScanSpace({ windowBytes, batchPoints });
  const tail = new FileTail(
    "run",
    { ...found, identity: "" },
    {
      store,
      spaceHere: () => space,
      openFiles: createOpenFiles(),
      verify: "now",
      tally: emptyTally(),
      readLost: async () => {},
      withoutRoom: new Set(),
    },
  );
  const { reader } = store;
  return {
    ...directory,
    path,
    tail,
    /** Has another thread read the file up to an offset, which was its end a while ago. */
    readElsewhere: (until: number): void => {
      const onSlab = store.addSlab.bind(store);
      const scan = createStretchScanner(space, createSlabWriter({ segment: 9, onSlab }));
      const place = tail.handOver();
      const { path: file, identity } = tail;
      const verifyPayloads = true;
      const scanned = scan({
        purpose: "load",
        path: file,
        identity,
        place,
        isGuess: false,
        until,
        verifyPayloads,
      });
      if (scanned.kind === "loaded") tail.add(scanned);
      tail.takeBack(scanned.kind !== "loaded");
    },
    read: () => {
      while (tail.read(0) === "more");
    },
    /** Tag → steps; problems as "code offset+bytes". */
    shown: async () => {
      const series = await reader.series({ experiment: "" });
      const points = series.map(async ({ run, tag }) => {
        const columns = await reader.points({ experiment: "", run, tag });
        return [tag, [...(columns?.steps ?? [])].join(" ")] as const;
      });
      const { problems, notices, damagedRecords } = await reader.status();
      const cutOffs = notices.filter(({ code }) => code === "file.cutOff");
      return {
        series: Object.fromEntries(await Promise.all(points)),
        problems: [
          ...problems.map((p) => `${p.code} ${p.offset}+${p.lostBytes}`),
          ...cutOffs.map((p) => `notice ${p.code} ${p.offset}+${p.lostBytes}`),
        ],
        damagedRecords,
      };
    },
  };
}

/** A header whose record is longer than all that follows. */
function longRecordStart(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12);
  new DataView(bytes.buffer).setUint32(0, 100_000, true);
  new DataView(bytes.buffer).setUint32(8, maskedCrc32c(bytes, 0, 8), true);
  return bytes;
}

describe("FileTail", () => {
  it("waits for the rest of a record that is cut off", async () => {
    const { log, append, read, path, shown } = setup();
    const [first, second] = [eventBytes("v2 0"), eventBytes("1")];
    log(path, "");
    append(path, first);
    append(path, second.subarray(0, 7));
    read();
    expect((await shown()).series).toEqual({ t: "0" });
    append(path, second.subarray(7));
    read();
    expect(await shown()).toEqual({ series: { t: "0 1" }, problems: [], damagedRecords: 0 });
  });

  it.each([
    ["nothing of a record that is cut off while it may still come", 0, "", []],
    [
      "where a record is cut off once nothing came for a while",
      90,
      "",
      ["notice file.cutOff 55+7"],
    ],
    ["sound records behind it as a problem", 90, "1 2", ["file.cutOff 55+LENGTH"]],
  ])("tells %s", async (_what, secs, behind, told) => {
    const { log, append, age, read, path, shown } = setup();
    log(path, "v2 0");
    const { length: offset } = eventBytes("v2 0");
    append(path, longRecordStart());
    log(path, behind);
    age(path, secs);
    read();
    const lost = longRecordStart().length + eventBytes(behind).length;
    const wanted = told.map((text) => text.replace(/\d+\+.*/, `${offset}+${lost}`));
    expect(await shown()).toMatchObject({ series: { t: "0" }, problems: wanted });
    append(path, new Uint8Array(1));
    read();
    expect((await shown()).problems).toEqual([]);
  });

  it("says nothing of zeros at the end, however old", async () => {
    const { log, append, age, read, path, shown } = setup();
    log(path, "v2 0");
    append(path, new Uint8Array(5_000));
    age(path, 10_000);
    read();
    expect((await shown()).problems).toEqual([]);
  });

  it("loses a damaged record and no other, and tells where it was", async () => {
    const { log, read, path, shown } = setup();
    log(path, "v2 0 !1 2");
    const offset = eventBytes("v2 0").length;
    read();
    expect(await shown()).toEqual({
      series: { t: "0 2" },
      problems: [`file.damagedRecord ${offset}+${eventBytes("1").length}`],
      damagedRecords: 1,
    });
  });

  it("tells of a damaged end until a sound record follows", async () => {
    const { log, append, read, path, shown } = setup();
    log(path, "v2 0");
    append(path, new Uint8Array(40).fill(7));
    read();
    const offset = eventBytes("v2 0").length;
    expect((await shown()).problems).toEqual([`file.damagedEnd ${offset}+40`]);
    log(path, "1");
    read();
    expect(await shown()).toEqual({
      series: { t: "0 1" },
      problems: [`file.damagedRecord ${offset}+40`],
      damagedRecords: 1,
    });
  });

  it.each(["shorter", "another"])(
    "reads a file that became %s anew from its start",
    async (kind) => {
      const { log, read, truncate, rename, path, shown } = setup();
      log(path, "v2 0 1 !2 3");
      read();
      if (kind === "shorter") truncate(path, 0);
      else {
        log("run/new", "v2 9 9 9 9 9");
        rename("run/new", path);
      }
      if (kind === "shorter") log(path, "v2 9");
      read();
      expect(await shown()).toEqual({
        series: { t: kind === "shorter" ? "9" : "9 9 9 9 9" },
        problems: [],
        damagedRecords: 0,
      });
    },
  );

  it.each([
    ["as long as before", "v2 5 6 7", "5 6 7"],
    ["longer", "v2 5 6 7 8 9", "5 6 7 8 9"],
  ])("reads a file anew that was written anew in place, %s", async (_how, words, steps) => {
    const { log, write, read, path, shown } = setup();
    log(path, "v2 0 1 2");
    read();
    write(path, eventBytes(words));
    read();
    log(path, "v2");
    read();
    expect(await shown()).toEqual({ series: { t: steps }, problems: [], damagedRecords: 0 });
  });

  it("knows that there is more when a file grew before another thread opened it", async () => {
    const { log, read, readElsewhere, tail, path, shown } = setup();
    read();
    log(path, "v2 0");
    const { length } = eventBytes("v2 0");
    log(path, "1 2");
    readElsewhere(length);
    expect((await shown()).series).toEqual({ t: "0" });
    expect(tail.hasUnread).toBe(true);
    read();
    expect((await shown()).series).toEqual({ t: "0 1 2" });
    expect(tail.hasUnread).toBe(false);
  });

  it("goes on with a file of which only the unread end was cut off", async () => {
    const { log, append, read, truncate, path, shown } = setup();
    log(path, "v2 0");
    const { length } = eventBytes("v2 0");
    append(path, new Uint8Array(5_000));
    read();
    truncate(path, length);
    log(path, "1");
    read();
    expect(await shown()).toEqual({ series: { t: "0 1" }, problems: [], damagedRecords: 0 });
  });

  it("finds what stands behind more zeros than its window holds", async () => {
    const { log, append, read, path, shown } = setup({ windowBytes: 200 });
    log(path, "v2 0");
    const { length } = eventBytes("v2 0");
    append(path, new Uint8Array(5_000));
    read();
    expect(await shown()).toEqual({ series: { t: "0" }, problems: [], damagedRecords: 0 });
    log(path, "1 2");
    read();
    expect(await shown()).toEqual({
      series: { t: "0 1 2" },
      problems: [`file.damagedRecord ${length}+5000`],
      damagedRecords: 1,
    });
  });

  it("reads records that are written into space that was allotted before", async () => {
    const { log, append, read, write, path, shown } = setup({ windowBytes: 200 });
    log(path, "v2 0");
    append(path, new Uint8Array(5_000));
    read();
    for (const words of ["v2 0 1", "v2 0 1 2 3"]) {
      const bytes = new Uint8Array(eventBytes("v2 0").length + 5_000);
      bytes.set(eventBytes(words));
      write(path, bytes);
      read();
    }
    expect(await shown()).toEqual({ series: { t: "0 1 2 3" }, problems: [], damagedRecords: 0 });
  });

  it("says that a file is gone when it is", () => {
    const { remove, tail, path } = setup();
    remove(path);
    expect(tail.read(0)).toBe("missing");
  });

  it("reads on within its window when a record is larger", async () => {
    const { log, read, path, shown } = setup({ windowBytes: 16, batchPoints: 1 });
    log(path, `v2 ${"long".repeat(20)}:1 2`);
    read();
    expect((await shown()).series).toEqual({ t: "2", ["long".repeat(20)]: "1" });
  });

  it("gives the same columns for any appends, windows and batches", async () => {
    const word = fc.oneof(
      { weight: 8, arbitrary: fc.tuple(fc.constantFrom("t:", "u:", "t+u:", ""), fc.nat(9)) },
      { weight: 1, arbitrary: fc.tuple(fc.constantFrom("!", "START"), fc.nat(9)) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          word.map((parts) => parts.join("")),
          { maxLength: 20 },
        ),
        fc.array(fc.nat(60), { maxLength: 30 }),
        fc.integer({ min: 13, max: 200 }),
        fc.integer({ min: 1, max: 5 }),
        async (words, cuts, windowBytes, batchPoints) => {
          const bytes = concat([eventBytes("v2"), eventBytes(words.join(" ")), eventBytes("7")]);
          const whole = setup();
          whole.append(whole.path, bytes);
          whole.read();
          const split = setup({ windowBytes, batchPoints });
          let from = 0;
          for (const cut of [...cuts, bytes.length]) {
            split.append(split.path, bytes.subarray(from, from + cut));
            split.read();
            from += cut;
          }
          expect(await split.shown()).toEqual(await whole.shown());
        },
      ),
      { numRuns: 200 },
    );
  });
});
