import { describe, expect, it, vi } from "vitest";
import { logSystemMetrics, type SystemMetricsOptions } from "./system-metrics.ts";

describe("system metrics", () => {
  it("say how processor, memory and event loop are used", async () => {
    const { metrics } = setup();
    const values = new Float64Array(1e6);
    const before = process.cpuUsage();
    while (process.cpuUsage(before).user < 20_000) values.fill(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const sample = metrics.sample();
    metrics.stop();
    expect(sample.processCpuPercent).toBeGreaterThan(0);
    expect(sample.machineCpuPercent).toBeGreaterThanOrEqual(0);
    expect(sample.machineCpuPercent).toBeLessThanOrEqual(100);
    expect(sample.residentBytes).toBeGreaterThan(sample.heapUsedBytes);
    expect(sample.externalBytes).toBeGreaterThanOrEqual(values.byteLength);
    expect(sample.machineMemoryPercent).toBeGreaterThan(0);
    expect(sample.eventLoopBusyPercent).toBeGreaterThan(0);
    expect(sample.eventLoopBusyPercent).toBeLessThanOrEqual(100);
    expect(sample.eventLoopLagMaxMs).toBeGreaterThanOrEqual(sample.eventLoopLagMeanMs);
  });

  it("are logged below their prefix, at the given step", () => {
    const { metrics, tags, steps } = setup({ prefix: "host", step: () => 7 });
    metrics.sample();
    expect(tags()).toEqual([
      "host/cpu/process_percent",
      "host/cpu/machine_percent",
      "host/memory/resident_bytes",
      "host/memory/heap_used_bytes",
      "host/memory/external_bytes",
      "host/memory/machine_percent",
      "host/event_loop/busy_percent",
      "host/event_loop/lag_mean_ms",
      "host/event_loop/lag_max_ms",
    ]);
    expect(new Set(steps())).toEqual(new Set([7]));
    metrics.stop();
  });

  it("come at the interval, once more at the end, and then no more", () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const { metrics, samples } = setup({ intervalSecs: 5 });
    vi.advanceTimersByTime(10_000);
    expect(samples()).toBe(2);
    metrics.stop();
    metrics.stop();
    vi.advanceTimersByTime(10_000);
    expect(samples()).toBe(3);
    vi.useRealTimers();
  });

  it.each([0, -1, NaN])("refuse an interval of %d", (intervalSecs) => {
    expect(() => setup({ intervalSecs })).toThrow(TypeError);
  });
});

function setup(options?: SystemMetricsOptions) {
  const points: [string, number, number][] = [];
  const metrics = logSystemMetrics({ scalar: (...point) => points.push(point) }, options);
  const tags = () => points.map(([tag]) => tag);
  const steps = () => points.map(([, , step]) => step);
  return { metrics, tags, steps, samples: () => points.length / 9 };
}
