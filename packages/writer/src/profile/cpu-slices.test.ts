import type { Profiler } from "node:inspector";
import { describe, expect, it } from "vitest";
import { cpuSlices } from "./cpu-slices.ts";

/** One letter is one sample of 10 µs: a calls b and c; `.` is idle, `g` collects garbage. */
describe("slices from samples", () => {
  it.each([
    ["aa", ["a 0-20"]],
    ["aab", ["b 20-30", "a 0-30"]],
    ["abca", ["b 10-20", "c 20-30", "a 0-40"]],
    ["abb.ab", ["b 10-30", "a 0-30", "b 50-60", "a 40-60"]],
    ["abgb", ["b 10-40", "a 0-40"]],
    ["ag.a", ["a 0-20", "a 30-40"]],
    ["..", []],
    ["", []],
  ])("%j", (samples, slices) => {
    expect(drawn(profileOf(samples))).toEqual(slices);
  });

  it("are put in order when two samples were noted the wrong way round", () => {
    const profile = profileOf("abca");
    expect(drawn({ ...profile, timeDeltas: [0, 20, -10, 20] })).toEqual([
      "c 10-20",
      "b 20-30",
      "a 0-40",
    ]);
  });

  it("say where a function is", () => {
    const [slice] = cpuSlices(profileOf("a"), { originUs: 0, endUs: 9_000 }, 2);
    expect(slice).toMatchObject({ args: { source: "file:///train.ts:5" }, tid: 2 });
  });
});

const ORIGIN_US = 5_000;
const IDS: Readonly<Record<string, number>> = { ".": 2, g: 3, a: 4, b: 5, c: 6 };

function profileOf(samples: string): Profiler.Profile {
  return {
    nodes: [
      node(1, "(root)", [2, 3, 4]),
      node(2, "(idle)"),
      node(3, "(garbage collector)"),
      node(4, "a", [5, 6]),
      node(5, "b"),
      node(6, "c"),
    ],
    startTime: ORIGIN_US,
    endTime: ORIGIN_US + 10 * samples.length,
    samples: Array.from(samples, (letter) => IDS[letter] ?? 0),
    timeDeltas: Array.from(samples, (_, i) => (i === 0 ? 0 : 10)),
  };
}

function node(id: number, functionName: string, children: number[] = []): Profiler.ProfileNode {
  const url = functionName.startsWith("(") ? "" : "file:///train.ts";
  const callFrame = { functionName, scriptId: "1", url, lineNumber: 4, columnNumber: 0 };
  return { id, callFrame, children };
}

function drawn(profile: Profiler.Profile): string[] {
  return Array.from(
    cpuSlices(profile, { originUs: ORIGIN_US, endUs: profile.endTime }, 2),
    (event) => (event.ph === "X" ? `${event.name} ${event.ts}-${event.ts + event.dur}` : event.ph),
  );
}
