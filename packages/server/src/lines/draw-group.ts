import type { LineGroup, LinesQuery, OddRun, SeriesWindow } from "@runlens/model";
import { groupLine, oddValuesOf, type GroupLine, type Member } from "@runlens/series-math";
import { MAX_GROUP_CELLS, MAX_GROUP_POINTS } from "../limits.ts";
import { drawLine } from "./draw-line.ts";
import type { Line, LineReader } from "./line-reader.ts";
import type { LineSource } from "./line-sources.ts";
import { listedOddRuns } from "./odd-runs.ts";

/**
 * A group of runs as one line, computed from all points. With more than `MAX_GROUP_POINTS`
 * of them it is computed from what a chart shows of each run, and with more than
 * `MAX_GROUP_CELLS` values to read off at fewer x; the answer says so.
 */
export async function drawGroup(
  lines: LineReader,
  group: LineGroup,
  source: LineSource,
  query: LinesQuery,
): Promise<SeriesWindow | undefined> {
  const { centre = "mean", band = "std", xRange, columns, xAxis } = query;
  const counts = await lines.pointCounts(source);
  const runs = [...new Set(group.runs)];
  const points = runs.reduce((sum, run) => sum + (counts.get(run) ?? 0), 0);
  const isReduced = points > MAX_GROUP_POINTS;
  const members: Member[] = [];
  const oddRuns: OddRun[] = [];
  let totalPoints = 0;
  for (const run of group.runs) {
    const line = await lines.read(run, source);
    if (line === undefined) continue;
    totalPoints += line.points.length;
    const odd = oddValuesOf(line.x, line.points.values);
    if (odd !== undefined) oddRuns.push({ run, ...odd });
    members.push(isReduced ? reducedMember(line, query) : memberOf(line));
  }
  if (members.length === 0) return undefined;
  const options = { centre, band, xRange, columns, maxCells: MAX_GROUP_CELLS };
  const drawn = groupLine(members, options);
  return {
    run: group.name,
    tag: source.name,
    ...placesOf(drawn.x, xAxis),
    length: drawn.x.length,
    values: drawn.centre,
    ...(drawn.smoothedCentre && { smoothed: drawn.smoothedCentre }),
    group: {
      lower: drawn.lower,
      upper: drawn.upper,
      runCounts: drawn.counts,
      isApproximate: isReduced || drawn.isThinned,
      ...listedOddRuns(oddRuns),
    },
    exact: drawn.exact && !isReduced,
    totalPoints,
    version: 0,
  };
}

function memberOf({ x, points, smoothed }: Line): Member {
  return { x, values: points.values, ...(smoothed && { smoothed }) };
}

function reducedMember(line: Line, query: LinesQuery): Member {
  const { values, smoothed, x, steps, wallTimesSecs, originTimeSecs } = drawLine(line, query);
  const times =
    query.xAxis === "relative" ? wallTimesSecs.map((time) => time - originTimeSecs) : wallTimesSecs;
  return {
    x: x ?? (query.xAxis === "step" ? steps : times),
    values,
    ...(smoothed && { smoothed }),
  };
}

/** The common x, where a series has its places on that axis. Times that are relative begin at 0. */
function placesOf(
  x: GroupLine["x"],
  xAxis: LinesQuery["xAxis"],
): Pick<SeriesWindow, "steps" | "wallTimesSecs" | "x" | "originTimeSecs"> {
  const unknown = new Float64Array(x.length).fill(NaN);
  const places = {
    steps: unknown,
    wallTimesSecs: unknown,
    originTimeSecs: xAxis === "relative" ? 0 : NaN,
  };
  if (xAxis === "step") return { ...places, steps: x };
  return typeof xAxis === "string" ? { ...places, wallTimesSecs: x } : { ...places, x };
}
