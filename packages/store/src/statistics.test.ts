import { unreachable } from "@runlens/base";
import { STATISTICS, type ScalarPoints, type Statistic } from "@runlens/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { setup } from "./test-support/hand-made-store.ts";

async function ask(words: string, statistic: Statistic, step?: number) {
  const { log, reader } = setup();
  log(words);
  const query = { experiment: "", tag: "t", statistic, ...(step !== undefined && { step }) };
  return (await reader.statistics?.(query))?.get("r");
}

describe("statistics", () => {
  it.each([
    ["count", 4],
    ["first", 5],
    ["last", NaN],
    ["min", 2],
    ["max", 7],
    ["mean", 14 / 3],
    ["hasNan", 1],
    ["hasNonFinite", 1],
    ["lastTimeSecs", 1008],
  ] as const)("%s of 5 2 7 NaN is %d", async (statistic, value) => {
    expect(await ask("1=5 3=2 4=7 8=NaN", statistic)).toBe(value);
  });

  it.each([
    [0, undefined],
    [1, 5],
    [2, 5],
    [3, 2],
    [7, 7],
    [8, 1],
    [9, undefined],
  ])("at step %d the value is %d", async (step, value) => {
    expect(await ask("1=5 3=2 4=7 8=1", "atStep", step)).toBe(value);
  });

  it("are of finite values, and missing without any", async () => {
    expect(await ask("1=Infinity 2=NaN", "min")).toBeUndefined();
    expect(await ask("1=Infinity 2=NaN", "mean")).toBeUndefined();
    expect(await ask("1=Infinity", "hasNan")).toBe(0);
    expect(await ask("1=Infinity", "hasNonFinite")).toBe(1);
    expect(await ask("1=5", "hasNonFinite")).toBe(0);
  });

  it("follow what is logged, and what a restart hides", async () => {
    const { log, reader } = setup();
    const max = async () => [
      ...((await reader.statistics?.({ experiment: "", tag: "t", statistic: "max" })) ?? []),
    ];
    log("1=5 2=9");
    expect(await max()).toEqual([["r", 9]]);
    log("START2 2=6");
    expect(await max()).toEqual([["r", 6]]);
    log("1=70", { run: "other" });
    expect(await max()).toEqual([
      ["r", 6],
      ["other", 70],
    ]);
  });

  it("are those of the points, sealed or not", async () => {
    const anyValue = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom("NaN", "Infinity"));
    const anyLog = fc.array(fc.tuple(fc.nat(3), anyValue), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(anyLog, fc.nat(60), fc.nat(40), async (logged, step, cut) => {
        const { log, logSealed, reader } = setup();
        let at = 0;
        const words = logged.map(([further, value]) => `${(at += further)}=${value}`);
        if (cut > 0) logSealed(words.slice(0, cut).join(" "));
        if (cut < words.length) log(words.slice(cut).join(" "));
        const points = await reader.points({ experiment: "", run: "r", tag: "t" });
        if (points === undefined) throw new Error("no points");
        for (const statistic of STATISTICS) {
          const column = await reader.statistics?.({ experiment: "", tag: "t", statistic, step });
          expect(column?.get("r"), statistic).toEqual(plainly(points, statistic, step));
        }
      }),
      { numRuns: 300 },
    );
  });
});

function plainly(points: ScalarPoints, statistic: Statistic, step: number): number | undefined {
  const values = [...points.values];
  const finite = values.filter(Number.isFinite);
  const some = finite.length > 0;
  switch (statistic) {
    case "count":
      return values.length;
    case "first":
      return values[0];
    case "last":
      return values.at(-1);
    case "min":
      return some ? Math.min(...finite) : undefined;
    case "max":
      return some ? Math.max(...finite) : undefined;
    case "mean":
      return some ? finite.reduce((sum, value) => sum + value, 0) / finite.length : undefined;
    case "hasNan":
      return values.some(Number.isNaN) ? 1 : 0;
    case "hasNonFinite":
      return values.every(Number.isFinite) ? 0 : 1;
    case "lastTimeSecs":
      return points.wallTimesSecs.at(-1);
    case "atStep": {
      if ((points.steps.at(-1) ?? -1) < step) return undefined;
      const at = points.steps.findLastIndex((logged) => logged <= step);
      return at < 0 ? undefined : values[at];
    }
    default:
      return unreachable(statistic);
  }
}
