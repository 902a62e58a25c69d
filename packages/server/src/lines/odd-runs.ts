import type { GroupColumns, OddRun } from "@runlens/model";
import { MAX_ODD_RUNS } from "../limits.ts";

/** Names the runs of a group that were the first to turn, and counts the others. */
export function listedOddRuns(
  runs: readonly OddRun[],
): Pick<GroupColumns, "oddRuns" | "otherOddRuns"> {
  const sorted = runs.toSorted((a, b) => a.firstX - b.firstX);
  const others = sorted.slice(MAX_ODD_RUNS);
  if (others.length === 0) return { oddRuns: sorted };
  const sumOf = (kind: "nan" | "positiveInfinity" | "negativeInfinity"): number =>
    others.reduce((sum, run) => sum + run[kind], 0);
  return {
    oddRuns: sorted.slice(0, MAX_ODD_RUNS),
    otherOddRuns: {
      runCount: others.length,
      nan: sumOf("nan"),
      positiveInfinity: sumOf("positiveInfinity"),
      negativeInfinity: sumOf("negativeInfinity"),
    },
  };
}
