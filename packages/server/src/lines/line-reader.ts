import { setImmediate as nextTurn } from "node:timers/promises";
import type { LinesQuery, Reader, ScalarPoints } from "@runlens/model";
import { joinTo, smoothLineBySteps, type SeriesNeed } from "@runlens/series-math";
import type { LineSource } from "./line-sources.ts";

/** All points of one line of one run. */
export interface Line {
  readonly run: string;
  readonly name: string;
  readonly points: ScalarPoints;
  /** On the axis of the query. */
  readonly x: Float64Array;
  /** Absent when nothing is smoothed. */
  readonly smoothed?: Float64Array;
  readonly originTimeSecs: number;
}

export interface LineReader {
  /** Undefined where the run lacks a series of the line. */
  read(run: string, source: LineSource): Promise<Line | undefined>;
  /** By run how many points the series have that a line is made from: of all runs in groups. */
  pointCounts(source: LineSource): Promise<ReadonlyMap<string, number>>;
}

/**
 * Reads whole lines, giving way to other requests before each. What it read of a run is kept
 * until it reads of another one.
 */
export function createLineReader(
  reader: Reader,
  query: LinesQuery,
  baselineRun: string | undefined,
  signal: AbortSignal | undefined,
): LineReader {
  const { experiment, attempts, xAxis, smoothing, smoothingKind = "ema", groups = [] } = query;
  const counted = new Map<LineSource, Promise<ReadonlyMap<string, number>>>();
  const ofBaseline = new Map<string, ScalarPoints | undefined>();
  let ofRun = new Map<string, ScalarPoints | undefined>();
  let lastRun: string | undefined;

  async function load(run: string, { tag, isBaseline }: SeriesNeed): Promise<void> {
    const known = isBaseline ? ofBaseline : ofRun;
    const from = isBaseline ? baselineRun : run;
    if (known.has(tag) || from === undefined) return;
    const asked = { experiment, run: from, tag, ...(attempts && { attempts }) };
    known.set(tag, await reader.points(asked, signal));
  }

  async function smoothed(values: Float64Array, x: Float64Array): Promise<Float64Array> {
    const steps = smoothLineBySteps(values, x, smoothingKind, smoothing);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      await nextTurn();
      signal?.throwIfAborted();
    }
  }

  return {
    async read(run, source) {
      await nextTurn();
      signal?.throwIfAborted();
      if (run !== lastRun) ofRun = new Map();
      lastRun = run;
      const axisTag = typeof xAxis === "string" ? undefined : xAxis.tag;
      const axisNeeds = axisTag === undefined ? [] : [{ tag: axisTag, isBaseline: false }];
      for (const need of [...source.needs, ...axisNeeds]) await load(run, need);
      const derived = source.pointsOf(({ tag, isBaseline }) =>
        (isBaseline ? ofBaseline : ofRun).get(tag),
      );
      if (derived === undefined) return undefined;
      const placed =
        axisTag === undefined ? { points: derived } : placedBy(ofRun.get(axisTag), derived);
      if (placed === undefined || placed.points.length === 0) return undefined;
      const { points } = placed;
      const originTimeSecs = points.wallTimesSecs.find(Number.isFinite) ?? NaN;
      const x = placed.x ?? placesOn(points, xAxis, originTimeSecs);
      return {
        run,
        name: source.name,
        points,
        x,
        originTimeSecs,
        ...(smoothing > 0 && { smoothed: await smoothed(points.values, x) }),
      };
    },
    pointCounts(source) {
      const counts = counted.get(source) ?? countPoints(source);
      counted.set(source, counts);
      return counts;
    },
  };

  async function countPoints({ needs }: LineSource): Promise<ReadonlyMap<string, number>> {
    const runs = groups.flatMap((group) => group.runs);
    const tags = needs.map(({ tag }) => tag);
    const counts = new Map<string, number>();
    for (const { run, pointCount } of await reader.series({ experiment, runs, tags })) {
      counts.set(run, (counts.get(run) ?? 0) + pointCount);
    }
    return counts;
  }
}

interface Placed {
  readonly points: ScalarPoints;
  readonly x?: Float64Array;
}

/** The points from where the axis' series begins, and what that was at each of them. */
function placedBy(axis: ScalarPoints | undefined, points: ScalarPoints): Placed | undefined {
  if (axis === undefined) return undefined;
  const { values: x } = joinTo(points, axis, (_, place) => place);
  return { points: joinTo(points, axis, (value) => value), x };
}

function placesOn(
  { steps, wallTimesSecs }: ScalarPoints,
  xAxis: LinesQuery["xAxis"],
  originTimeSecs: number,
): Float64Array {
  if (xAxis === "step") return steps;
  return xAxis === "wall" ? wallTimesSecs : wallTimesSecs.map((time) => time - originTimeSecs);
}
