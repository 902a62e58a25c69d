import type { Profiler } from "node:inspector";
import type { TraceEvent } from "./trace.ts";

/** What the profiler of V8 calls time outside of functions. */
const OUTSIDE = new Set(["(root)", "(idle)", "(program)"]);
const GARBAGE_COLLECTOR = "(garbage collector)";

interface Frame {
  readonly id: number;
  readonly name: string;
  readonly source: string;
}

/**
 * Slices of a flame chart from the samples of V8's CPU profiler. A function lasts from
 * the first sample that has it on the stack, in the same place, to the first that has
 * not; garbage collection does not interrupt it. Times are those of the samples, in
 * microseconds, minus `originUs`. What runs at the end lasts until `endUs`: the end that
 * V8 notes is later by the time it takes to put the profile together.
 */
export function* cpuSlices(
  profile: Profiler.Profile,
  { originUs, endUs }: { readonly originUs: number; readonly endUs: number },
  tid: number,
): Iterable<TraceEvent> {
  const stackOf = stacksOf(profile.nodes);
  let open: { frame: Frame; sinceUs: number }[] = [];

  function* closeAbove(depth: number, nowUs: number): Iterable<TraceEvent> {
    for (const { frame, sinceUs } of open.splice(depth).toReversed()) {
      yield {
        ph: "X",
        cat: "cpu",
        name: frame.name,
        tid,
        ts: sinceUs - originUs,
        dur: nowUs - sinceUs,
        ...(frame.source === "" ? {} : { args: { source: frame.source } }),
      };
    }
  }

  for (const { atUs, nodeId } of samplesOf(profile)) {
    if (atUs >= endUs) break;
    const stack = stackOf(nodeId);
    if (stack === undefined) continue;
    const common = open.findIndex(({ frame }, depth) => frame.id !== stack[depth]?.id);
    const kept = common === -1 ? open.length : common;
    yield* closeAbove(kept, atUs);
    for (const frame of stack.slice(kept)) open.push({ frame, sinceUs: atUs });
  }
  yield* closeAbove(0, endUs);
}

/** By time: V8 may note two samples in the wrong order, with a negative delta. */
function samplesOf({ startTime, samples = [], timeDeltas = [] }: Profiler.Profile) {
  let atUs = startTime;
  const timed = samples.map((nodeId, i) => {
    atUs += timeDeltas[i] ?? 0;
    return { atUs, nodeId };
  });
  return timed.toSorted((a, b) => a.atUs - b.atUs);
}

/** Frames from the outermost to the innermost; undefined while garbage is collected. */
function stacksOf(
  nodes: readonly Profiler.ProfileNode[],
): (nodeId: number) => readonly Frame[] | undefined {
  const stacks = new Map<number, readonly Frame[] | undefined>();
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((c) => [c, id])));
  // Parents come before their children.
  for (const { id, callFrame } of nodes) {
    const { functionName, url, lineNumber } = callFrame;
    if (functionName === GARBAGE_COLLECTOR) continue;
    const parentStack = stacks.get(parents.get(id) ?? -1) ?? [];
    const name = functionName === "" ? "(anonymous)" : functionName;
    const source = url === "" ? "" : `${url}:${lineNumber + 1}`;
    stacks.set(id, OUTSIDE.has(functionName) ? [] : [...parentStack, { id, name, source }]);
  }
  return (nodeId) => stacks.get(nodeId);
}
