import { createScanSpace, type ScanSpace } from "@runlens/format";
import { createSlabWriter, createStore, type FileDelta, type Slab } from "@runlens/store";
import fc from "fast-check";
import { existsSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FILE_START, placeBehind } from "./file-place.ts";
import { RangedScan, type Part, type RangePlan } from "./ranged-scan.ts";
import { createStretchScanner } from "./scan-stretch.ts";
import { concat, eventBytes, graphRecord } from "./test-support/event-bytes.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";
import { identityOf } from "./look-at.ts";

const ONE_PASS: RangePlan = { seedBytes: Infinity, rangeBytes: Infinity, maxAhead: 1 };

interface Scanning {
  readonly windowBytes?: number;
  /** Says whose answer comes next. */
  readonly pick?: (count: number) => number;
}

/** Scans files in ranges, with chunks in one place. */
function setup() {
  const directory = tempDirectory();
  const path = directory.at("x.tfevents");
  const slabs: Slab[] = [];
  const writer = createSlabWriter({ segment: 1, onSlab: (slab) => slabs.push(slab) });
  const spaces = new Map<number, ScanSpace>();

  /** Used over and over, as by a thread. */
  function spaceWith(windowBytes: number): ScanSpace {
    const space = spaces.get(windowBytes) ?? createScanSpace({ windowBytes, batchPoints: 50 });
    spaces.set(windowBytes, space);
    return space;
  }

  async function scanIn(
    bytes: Uint8Array,
    plan: RangePlan,
    { windowBytes = 4096, pick = () => 0 }: Scanning = {},
  ) {
    // Written over, it would go to the disk each time, and a trial would wait for that.
    if (existsSync(path)) directory.remove("x.tfevents");
    directory.write("x.tfevents", bytes);
    const identity = identityOf(statSync(path));
    const scanStretch = createStretchScanner(spaceWith(windowBytes), writer);
    const scan = new RangedScan(FILE_START, bytes.length, plan);
    const deltas: FileDelta[] = [];
    const out: { number: number; part: Part }[] = [];
    let stretches = 0;
    for (;;) {
      for (let next = scan.next(); next !== undefined; next = scan.next()) out.push(next);
      const [answered] = out.splice(pick(out.length), 1);
      if (answered === undefined) break;
      stretches += 1;
      const { number, part } = answered;
      const what = { purpose: "load", path, identity, verifyPayloads: true } as const;
      const joined = scan.take(number, scanStretch({ ...what, ...part }));
      deltas.push(...joined.map((loaded) => loaded.delta));
    }
    expect(scan).toMatchObject({ isDone: true, isFailed: false });
    expect(deltas.reduce(placeBehind, FILE_START)).toEqual(scan.place);
    return { content: await contentOf(deltas, slabs), place: scan.place, stretches };
  }

  return { scanIn, scanWhole: (bytes: Uint8Array) => scanIn(bytes, ONE_PASS) };
}

/** All that a store is given: points by tag in every view, and what is no point. */
async function contentOf(deltas: readonly FileDelta[], slabs: readonly Slab[]) {
  const store = createStore();
  for (const slab of slabs) store.addSlab(slab);
  const sink = store.addFile("run", "x.tfevents");
  for (const delta of deltas) sink.add(delta);
  const { reader } = store;
  const shown = async (attempts: "last" | "all") => {
    const series = await reader.series({ experiment: "" });
    const points = series.map(async ({ run, tag }) => {
      const columns = await reader.points({ experiment: "", run, tag, attempts });
      const { steps = [], wallTimesSecs = [], values = [] } = columns ?? {};
      return [tag, [...steps], [...wallTimesSecs], [...values]] as const;
    });
    return Promise.all(points);
  };
  const { pointCount, damagedRecords } = await reader.status();
  return {
    pointCount,
    damagedRecords,
    last: await shown("last"),
    all: await shown("all"),
    tags: deltas.flatMap(({ tags }) => tags.map(({ name }) => name)),
    damage: deltas.flatMap(({ damage }) => damage),
    restartSteps: deltas.flatMap(({ restartSteps }) => restartSteps),
    references: deltas.flatMap(({ references }) =>
      [...references.offsets].map((offset, i) => [
        offset,
        references.tagIds[i],
        references.restartCounts[i],
        references.steps[i],
      ]),
    ),
  };
}

/** What an event file may be made of: records of all kinds, some of whole files, and damage. */
function anyFile(): fc.Arbitrary<Uint8Array> {
  const tags = fc.constantFrom("t:", "u:", "~t:", "t+u:", "text:", "t+text:", "START", "!t:");
  const word = fc.tuple(tags, fc.nat(9)).map(([tag, step]) => eventBytes(tag + step));
  const file = fc.array(word, { minLength: 1, maxLength: 4 }).map(concat).map(graphRecord);
  const damage = fc.oneof(
    fc.nat(200).map((count) => new Uint8Array(count)),
    fc.uint8Array({ maxLength: 40 }),
    fc.tuple(word, fc.nat(30)).map(([bytes, count]) => bytes.subarray(0, count)),
  );
  const piece = fc.oneof(
    { weight: 12, arbitrary: word },
    { weight: 2, arbitrary: file },
    { weight: 1, arbitrary: damage },
  );
  return fc.array(piece, { minLength: 1, maxLength: 30 }).map(concat);
}

/** Tag and steps, in words. */
const inWords = (shown: readonly (readonly [string, readonly number[], ...unknown[]])[]) =>
  shown.map(([tag, steps]) => `${tag}: ${steps.join(" ")}`);

const plan = (bytes: number): RangePlan => ({ seedBytes: bytes, rangeBytes: bytes, maxAhead: 9 });

describe("a file that is scanned in ranges", () => {
  it("is read once when nothing stands in the way", async () => {
    const { scanIn } = setup();
    const { content, stretches } = await scanIn(eventBytes("v2 0 1 2 3 4 5 6 7 8 9"), plan(100));
    expect(inWords(content.all)).toEqual(["t: 0 1 2 3 4 5 6 7 8 9"]);
    expect(stretches).toBe(4);
  });

  it("is the same as in one pass where ranges give new tags other numbers", async () => {
    const { scanIn, scanWhole } = setup();
    const bytes = eventBytes("v2 a:0 b:1 c:1 START2 c:2 b:2 text:3 a:3 text:4 b:4");
    const ranges = await scanIn(bytes, plan(80));
    expect(ranges.content).toEqual((await scanWhole(bytes)).content);
  });

  it("is the same as in one pass where one tag is of two kinds", async () => {
    const { scanIn, scanWhole } = setup();
    const bytes = eventBytes("v2 ~t:0 t:1 t:2 u:3 ~u:4 ~u:5");
    const ranges = await scanIn(bytes, plan(40));
    expect(ranges.content).toEqual((await scanWhole(bytes)).content);
    expect(inWords(ranges.content.last)).toEqual(["t: ", "u: 3"]);
  });

  it("is scanned again where a range begins inside a record that holds a whole file", async () => {
    const { scanIn } = setup();
    const record = graphRecord(eventBytes("5 6 7 8 9"));
    const bytes = concat([eventBytes("v2 0"), record, eventBytes("1 2")]);
    const { content, stretches } = await scanIn(bytes, plan(79));
    expect(inWords(content.last)).toEqual(["__run_graph__: ", "t: 0 1 2"]);
    expect(content.references).toHaveLength(1);
    expect(stretches).toBe(6);
  });

  it("gives what one pass gives, for 1,000 files with and without damage", async () => {
    const { scanIn, scanWhole } = setup();
    const size = fc.integer({ min: 15, max: 200 });
    const picks = fc.array(fc.nat(99), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        anyFile(),
        fc.record({ seedBytes: size, rangeBytes: size, maxAhead: fc.integer({ min: 1, max: 6 }) }),
        fc.integer({ min: 13, max: 300 }),
        picks,
        async (bytes, cut, windowBytes, picked) => {
          let turn = 0;
          const pick = (count: number) => (picked[turn++ % picked.length] ?? 0) % count;
          const whole = await scanWhole(bytes);
          const ranges = await scanIn(bytes, cut, { windowBytes, pick });
          expect(ranges.content).toEqual(whole.content);
          expect(ranges.place).toEqual(whole.place);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
