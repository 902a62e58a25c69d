import { freemem, cpus, totalmem } from "node:os";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import type { ScalarLog } from "./scalar-log.ts";

/** How this process and its machine were used since the sample before. */
export interface SystemMetrics {
  /** Of this process, in percent of one core: 250 is two and a half cores. */
  readonly processCpuPercent: number;
  /** Of the machine, all cores together, 0 to 100. */
  readonly machineCpuPercent: number;
  /** Resident memory of this process. */
  readonly residentBytes: number;
  /** Objects on the heap of JavaScript. */
  readonly heapUsedBytes: number;
  /** Memory in use outside that heap that belongs to its objects, such as typed arrays. */
  readonly externalBytes: number;
  /** Memory in use on the machine, 0 to 100. */
  readonly machineMemoryPercent: number;
  /** Share of time in which the event loop was busy, 0 to 100. */
  readonly eventLoopBusyPercent: number;
  /** How much later than planned the event loop came round; NaN when it never did. */
  readonly eventLoopLagMeanMs: number;
  readonly eventLoopLagMaxMs: number;
}

export interface SystemMetricsOptions {
  /** Between two samples; 10 by default. */
  readonly intervalSecs?: number;
  /** Of the tags; `system` by default. */
  readonly prefix?: string;
  /** Step of a sample. By default whole seconds since the start. */
  readonly step?: () => number;
}

export interface SystemMetricsLog {
  /** Logs one sample now, besides those at the interval. */
  sample(): SystemMetrics;
  /** Logs a last sample and ends; a second call does nothing. */
  stop(): void;
}

const TAGS: readonly (readonly [keyof SystemMetrics, string])[] = [
  ["processCpuPercent", "cpu/process_percent"],
  ["machineCpuPercent", "cpu/machine_percent"],
  ["residentBytes", "memory/resident_bytes"],
  ["heapUsedBytes", "memory/heap_used_bytes"],
  ["externalBytes", "memory/external_bytes"],
  ["machineMemoryPercent", "memory/machine_percent"],
  ["eventLoopBusyPercent", "event_loop/busy_percent"],
  ["eventLoopLagMeanMs", "event_loop/lag_mean_ms"],
  ["eventLoopLagMaxMs", "event_loop/lag_max_ms"],
];

/** The timer that measures the lag rings this often; what it is late by is the lag. */
const LAG_RESOLUTION_MS = 10;

/**
 * Logs how processor, memory and event loop are used, every `intervalSecs`.
 *
 * It does not keep the process alive. A loop that never gives the event loop a turn
 * cannot be sampled while it runs: call `sample()` from within.
 */
export function logSystemMetrics(
  log: ScalarLog,
  { intervalSecs = 10, prefix = "system", step }: SystemMetricsOptions = {},
): SystemMetricsLog {
  if (!(intervalSecs > 0)) throw new TypeError(`intervalSecs must be above 0, not ${intervalSecs}`);
  const sampler = createSampler();
  const startMs = performance.now();
  const secsSinceStart = (): number => Math.round((performance.now() - startMs) / 1000);
  const timer = setInterval(sample, intervalSecs * 1000).unref();
  let isRunning = true;

  function sample(): SystemMetrics {
    const metrics = sampler.sample();
    const at = step?.() ?? secsSinceStart();
    for (const [metric, tag] of TAGS) log.scalar(`${prefix}/${tag}`, metrics[metric], at);
    return metrics;
  }

  return {
    sample,
    stop() {
      if (!isRunning) return;
      isRunning = false;
      clearInterval(timer);
      sample();
      sampler.close();
    },
  };
}

function createSampler() {
  const lag = monitorEventLoopDelay({ resolution: LAG_RESOLUTION_MS });
  lag.enable();
  let before = countersNow();

  return {
    sample(): SystemMetrics {
      const now = countersNow();
      const memory = process.memoryUsage();
      const metrics = {
        processCpuPercent: percent(now.processMs - before.processMs, now.atMs - before.atMs),
        machineCpuPercent: percent(
          now.machineBusyMs - before.machineBusyMs,
          now.machineMs - before.machineMs,
        ),
        residentBytes: memory.rss,
        heapUsedBytes: memory.heapUsed,
        externalBytes: memory.external,
        machineMemoryPercent: percent(totalmem() - freemem(), totalmem()),
        eventLoopBusyPercent:
          100 * performance.eventLoopUtilization(now.eventLoop, before.eventLoop).utilization,
        eventLoopLagMeanMs: lagMs(lag.mean),
        eventLoopLagMaxMs: lag.count === 0 ? NaN : lagMs(lag.max),
      };
      lag.reset();
      before = now;
      return metrics;
    },
    close: () => lag.disable(),
  };
}

function countersNow() {
  const { user, system } = process.cpuUsage();
  let machineBusyMs = 0;
  let machineMs = 0;
  for (const { times } of cpus()) {
    const busyMs = times.user + times.nice + times.sys + times.irq;
    machineBusyMs += busyMs;
    machineMs += busyMs + times.idle;
  }
  return {
    atMs: performance.now(),
    processMs: (user + system) / 1000,
    machineBusyMs,
    machineMs,
    eventLoop: performance.eventLoopUtilization(),
  };
}

/** The histogram of Node holds the whole time between two turns, planned time included. */
function lagMs(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e6 - LAG_RESOLUTION_MS);
}

/** 0 of nothing is 0: the counters of the machine move in steps of 10 ms. */
function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}
