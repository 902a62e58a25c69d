import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

/**
 * One entry of a Chrome trace, as far as profiles use it. `ts` and `dur` are microseconds
 * since the start of the profile. Values in `args` are text, as in the traces of XProf.
 *
 * Format: "Trace Event Format", Chromium project.
 */
export type TraceEvent =
  /** A slice with a start and a duration. Slices of one lane nest. */
  | {
      readonly ph: "X";
      readonly cat: string;
      readonly name: string;
      readonly tid: number;
      readonly ts: number;
      readonly dur: number;
      readonly args?: Readonly<Record<string, string>>;
    }
  /** Begin and end of an operation that may overlap with others; the two share an id. */
  | {
      readonly ph: "b" | "e";
      readonly cat: string;
      readonly name: string;
      readonly id: number;
      readonly tid: number;
      readonly ts: number;
    };

/** One row of the timeline. */
export interface Lane {
  readonly tid: number;
  readonly name: string;
  readonly events: Iterable<TraceEvent>;
}

export interface Trace {
  readonly processId: number;
  readonly processName: string;
  /** From top to bottom. */
  readonly lanes: readonly Lane[];
  readonly metadata: Readonly<Record<string, string | number | boolean>>;
}

const CHUNK_LINES = 1000;

/** Writes a trace as gzipped JSON, in pieces: a long profile is larger than a string may be. */
export async function writeTrace(path: string, trace: Trace): Promise<void> {
  await pipeline(Readable.from(chunksOf(trace)), createGzip(), createWriteStream(path));
}

/** The JSON of a trace, one event a line. */
function* chunksOf(trace: Trace): Iterable<string> {
  const metadata = JSON.stringify({ "highres-ticks": true, ...trace.metadata });
  yield `{"displayTimeUnit":"ms","metadata":${metadata},"traceEvents":[\n`;
  let lines: string[] = [];
  for (const event of eventsOf(trace)) {
    lines.push(JSON.stringify(event));
    if (lines.length === CHUNK_LINES) {
      yield `${lines.join(",\n")},\n`;
      lines = [];
    }
  }
  // An empty object ends the list, as in the traces of TensorFlow: no comma is left over.
  yield `${[...lines, "{}"].join(",\n")}\n]}\n`;
}

function* eventsOf({ processId: pid, processName, lanes }: Trace): Iterable<object> {
  yield { ph: "M", pid, name: "process_name", args: { name: processName } };
  for (const [i, { tid, name, events }] of lanes.entries()) {
    yield { ph: "M", pid, tid, name: "thread_name", args: { name } };
    yield { ph: "M", pid, tid, name: "thread_sort_index", args: { sort_index: i } };
    for (const event of events) yield { pid, ...event };
  }
}
