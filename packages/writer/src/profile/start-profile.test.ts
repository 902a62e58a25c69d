import { RunlensError } from "@runlens/base";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { setTimeout } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ProfileOptions, startProfile } from "./start-profile.ts";

let run: string;

beforeEach(() => {
  run = mkdtempSync(join(tmpdir(), "runlens-profile-"));
});

afterEach(() => rmSync(run, { recursive: true }));

describe("a profile", () => {
  it("lies where TensorBoard looks, named by local time and host", async () => {
    const { path } = await profiled(() => {});
    const [plugins, profile, session, file] = relative(run, path).split(/[/\\]/);
    expect([plugins, profile]).toEqual(["plugins", "profile"]);
    expect(session).toMatch(/^\d{4}(_\d\d){5}$/);
    expect(file).toBe(`${hostname()}.trace.json.gz`);
    expect(readdirSync(dirname(path))).toEqual([basename(path)]);
  });

  it("is a Chrome trace", async () => {
    const { trace, lanes } = await profiled(async (profile) => {
      profile.step(0, () => burn(30));
      await setTimeout(5);
    });
    expect(trace).toMatchObject({
      displayTimeUnit: "ms",
      metadata: { "highres-ticks": true, node: process.version },
    });
    expect(lanes).toEqual(["Steps", "CPU samples", "Garbage collection", "Async operations"]);
    expect(trace.traceEvents.at(-1)).toEqual({});
    for (const event of trace.traceEvents.slice(0, -1)) {
      expect(event).toMatchObject({ pid: process.pid, name: expect.any(String) });
      expect(["M", "X", "b", "e"]).toContain(event.ph);
      if (event.ph !== "M") expect(Number.isSafeInteger(event.ts) && event.tid).toBeTruthy();
      if (event.ph === "X") expect(event.dur).toBeGreaterThanOrEqual(0);
    }
  });

  it("holds the steps, one after another, and what they return", async () => {
    const results: unknown[] = [];
    const { eventsOf } = await profiled(async (profile) => {
      results.push(profile.step(10, () => "a"));
      results.push(await profile.step(11, async () => setTimeout(2, "b")));
      expect(() => profile.step(12, () => failing())).toThrow("no more data");
      await expect(profile.step(13, async () => failing())).rejects.toThrow("no more data");
    });
    expect(results).toEqual(["a", "b"]);
    const steps = eventsOf("Steps");
    expect(steps.map(({ name, args }) => [name, args])).toEqual(
      ["10", "11", "12", "13"].map((step) => ["train", { step_num: step }]),
    );
    for (const [i, { ts = NaN }] of steps.entries()) {
      const before = steps[i - 1] ?? { ts: 0, dur: 0 };
      expect(ts).toBeGreaterThanOrEqual((before.ts ?? NaN) + (before.dur ?? NaN));
    }
  });

  it("shows which function ran in which step, and where it is", async () => {
    const { eventsOf } = await profiled((profile) => profile.step(0, () => burn(50)), {
      samplingIntervalUs: 200,
    });
    const [{ ts = NaN, dur = NaN } = {}] = eventsOf("Steps");
    // V8 may inline `burn` into its caller, so any function of this file will do.
    const ofThisFile = eventsOf("CPU samples").filter(({ args }) =>
      /start-profile\.test\.ts:\d+$/.test(args?.["source"] ?? ""),
    );
    const inside = ofThisFile.filter(
      (slice) => overlap(slice, { ts, dur }) > 0.8 * (slice.dur ?? NaN),
    );
    expect(inside.length).toBeGreaterThan(0);
  });

  it("holds garbage collections and asynchronous operations", async () => {
    const { eventsOf } = await profiled(async () => {
      await setTimeout(3);
      for (let i = 0; i < 200; i++) Array.from({ length: 10_000 }, () => ({}));
    });
    expect(eventsOf("Garbage collection").map(({ name }) => name)).toContain("minor collection");
    const timers = eventsOf("Async operations").filter(({ name }) => name === "Timeout");
    const [begin, end] = timers;
    expect([begin?.ph, end?.ph]).toEqual(["b", "e"]);
    expect(begin?.id).toBe(end?.id);
    expect(end?.ts).toBeGreaterThanOrEqual((begin?.ts ?? NaN) + 2000);
  });

  it("leaves asynchronous operations out when told to", async () => {
    const { eventsOf } = await profiled(() => setTimeout(1), { asyncOperations: false });
    expect(eventsOf("Async operations")).toEqual([]);
  });

  it("is written once, however often it is stopped", async () => {
    const profile = await startProfile(run);
    const [a, b] = await Promise.all([profile.stop(), profile.stop()]);
    expect(a).toBe(b);
  });

  it("gives way to others of the same second", async () => {
    const profiles = await Promise.all([startProfile(run), startProfile(run), startProfile(run)]);
    const paths = await Promise.all(profiles.map((profile) => profile.stop()));
    expect(new Set(paths).size).toBe(3);
    for (const path of paths) expect(parse(path).traceEvents.length).toBeGreaterThan(0);
  });

  it("refuses a directory that cannot be, and an interval of nothing", async () => {
    const file = join(run, "file");
    writeFileSync(file, "");
    await expect(startProfile(file)).rejects.toThrow(RunlensError);
    await expect(startProfile(run, { samplingIntervalUs: 0 })).rejects.toThrow(TypeError);
  });
});

interface ParsedEvent {
  readonly ph?: string;
  readonly name?: string;
  readonly pid?: number;
  readonly tid?: number;
  readonly id?: number;
  readonly ts?: number;
  readonly dur?: number;
  readonly args?: Readonly<Record<string, string>>;
}

async function profiled(
  work: (profile: Awaited<ReturnType<typeof startProfile>>) => unknown,
  options?: ProfileOptions,
) {
  const profile = await startProfile(run, options);
  await work(profile);
  const path = await profile.stop();
  const trace = parse(path);
  const names = trace.traceEvents.filter(({ name }) => name === "thread_name");
  const lanes = names.map(({ args }) => args?.["name"]);
  const eventsOf = (lane: string) => {
    const tid = names.find(({ args }) => args?.["name"] === lane)?.tid;
    return trace.traceEvents.filter((event) => event.tid === tid && event.ph !== "M");
  };
  return { path, trace, lanes, eventsOf };
}

function parse(path: string): { readonly traceEvents: readonly ParsedEvent[] } {
  return JSON.parse(gunzipSync(readFileSync(path)).toString());
}

function overlap(a: ParsedEvent, b: ParsedEvent): number {
  const end = (event: ParsedEvent): number => (event.ts ?? NaN) + (event.dur ?? NaN);
  return Math.min(end(a), end(b)) - Math.max(a.ts ?? NaN, b.ts ?? NaN);
}

function burn(forMs: number): number {
  let sum = 0;
  for (const start = performance.now(); performance.now() - start < forMs;)
    sum += Math.sqrt(sum + 1);
  return sum;
}

function failing(): never {
  throw new Error("no more data");
}
