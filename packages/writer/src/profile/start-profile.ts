import { Session } from "node:inspector/promises";
import { hostname } from "node:os";
import { watchAsyncOperations } from "./async-operations.ts";
import { cpuSlices } from "./cpu-slices.ts";
import { watchGarbageCollections } from "./garbage-collections.ts";
import { makeSessionDirectory, writeProfile } from "./profile-file.ts";
import type { TraceEvent } from "./trace.ts";

export interface ProfileOptions {
  /** Between two samples of the stack, in microseconds. Default 1000. */
  readonly samplingIntervalUs?: number;
  /** Whether timers, requests and file operations are noted, which costs a little each. Default true. */
  readonly asyncOperations?: boolean;
  /** Of the step marks. Default `train`. */
  readonly stepName?: string;
}

export interface Profile {
  /** Where the profile will be: `<run>/plugins/profile/<session>`. */
  readonly directory: string;
  /**
   * Marks the time that `fn` takes, up to the settlement of its promise, as step `n`.
   * Returns what it returns and throws what it throws. Steps come one after another.
   */
  step<T>(n: number, fn: () => T): T;
  /** Ends the profile, writes it and returns its path. A second call returns the same. */
  stop(): Promise<string>;
}

const LANES = { steps: 1, cpu: 2, gc: 3, async: 4 } as const;

/**
 * Starts to profile this thread: stack samples, garbage collections, asynchronous
 * operations and the steps that are marked.
 *
 * `stop()` writes a Chrome trace to `<run>/plugins/profile/<YYYY_MM_DD_HH_MM_SS>/<host>.trace.json.gz`
 * (local time), where TensorBoard's profile plugin looks; Perfetto and chrome://tracing
 * open it too. Samples are held in memory until then, so profile some steps, not a day.
 * Worker threads are not seen: each can profile itself. A directory that cannot be
 * written to is a RunlensError.
 */
export async function startProfile(
  runDirectory: string,
  { samplingIntervalUs = 1000, asyncOperations = true, stepName = "train" }: ProfileOptions = {},
): Promise<Profile> {
  if (!(samplingIntervalUs > 0)) {
    throw new TypeError(`samplingIntervalUs must be above 0, not ${samplingIntervalUs}`);
  }
  const start = new Date();
  const directory = await makeSessionDirectory(runDirectory, start);
  const clock = startClock();
  const steps: TraceEvent[] = [];
  const collections = watchGarbageCollections();
  const sampler = await startSampler(samplingIntervalUs);
  const operations = asyncOperations ? watchAsyncOperations() : undefined;
  let written: Promise<string> | undefined;

  async function write(): Promise<string> {
    operations?.stop();
    const endMs = performance.now();
    const samples = await sampler.stop();
    await collections.stop();
    const { cpu, gc, async } = LANES;
    const span = { originUs: clock.originUs, endUs: clock.originUs + clock.toTs(endMs) };
    return writeProfile(directory, {
      processId: process.pid,
      processName: `${hostname()} node ${process.pid}`,
      lanes: [
        { tid: LANES.steps, name: "Steps", events: steps },
        { tid: cpu, name: "CPU samples", events: cpuSlices(samples, span, cpu) },
        { tid: gc, name: "Garbage collection", events: collections.events(clock.toTs, gc) },
        {
          tid: async,
          name: "Async operations",
          events: operations?.events(clock.toTs, endMs, async) ?? [],
        },
      ],
      metadata: {
        startedAt: start.toISOString(),
        node: process.version,
        samplingIntervalUs,
        droppedAsyncOperations: operations?.dropped ?? 0,
      },
    });
  }

  return {
    directory,
    step(n, fn) {
      const ts = clock.toTs(performance.now());
      return whenDone(fn, () => {
        const dur = clock.toTs(performance.now()) - ts;
        const args = { step_num: String(n) };
        steps.push({ ph: "X", cat: "step", name: stepName, tid: LANES.steps, ts, dur, args });
      });
    },
    stop: () => (written ??= write()),
  };
}

/** Runs `fn`, and `done` when it has returned, thrown, or its promise is settled. */
function whenDone<T>(fn: () => T, done: () => void): T {
  let isPending = false;
  try {
    const result = fn();
    if (result instanceof Promise) {
      isPending = true;
      return result.finally(done) as T;
    }
    return result;
  } finally {
    if (!isPending) done();
  }
}

/**
 * Two clocks read at once: `performance.now()`, and the one of V8's profiler, which is
 * that of `process.hrtime()`. Both count from the start of the profile, in whole microseconds.
 */
function startClock() {
  const originMs = performance.now();
  const originUs = Number(process.hrtime.bigint() / 1000n);
  return { originUs, toTs: (ms: number) => Math.round((ms - originMs) * 1000) };
}

async function startSampler(intervalUs: number) {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: intervalUs });
  await session.post("Profiler.start");
  return {
    async stop() {
      const { profile } = await session.post("Profiler.stop");
      session.disconnect();
      return profile;
    },
  };
}
