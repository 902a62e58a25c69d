import type { OddRun } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { listedOddRuns } from "./odd-runs.ts";

const oddRun = (run: string, firstX: number, counts: Partial<OddRun> = {}): OddRun => ({
  run,
  firstX,
  nan: 0,
  positiveInfinity: 0,
  negativeInfinity: 0,
  ...counts,
});

describe("runs of a group with values that are not finite", () => {
  it("are all named where they are few, the first to turn first", () => {
    const [a, b] = [oddRun("a", 7, { nan: 2 }), oddRun("b", 3, { nan: 1 })];
    expect(listedOddRuns([a, b])).toEqual({ oddRuns: [b, a] });
  });

  it("are counted where they are many", () => {
    const runs = Array.from({ length: 10_000 }, (_, i) =>
      oddRun(`run-${i}`, 10_000 - i, { nan: 2, positiveInfinity: i === 0 ? 1 : 0 }),
    );
    const listed = listedOddRuns(runs);
    expect(listed.oddRuns.map(({ firstX }) => firstX)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(listed.otherOddRuns).toEqual({
      runCount: 9990,
      nan: 19_980,
      positiveInfinity: 1,
      negativeInfinity: 0,
    });
    expect(JSON.stringify(listed).length).toBeLessThan(1200);
  });
});
