import { isAbsolute, join } from "node:path";
import { writeEmbedding, type Points } from "./embedding-files.ts";
import { layoutValue, type Layout } from "./encode/custom-scalars.ts";
import { encodeEvent } from "./encode/event.ts";
import { encodeGraph, kerasModelValue, type GraphNode } from "./encode/graph.ts";
import {
  hparamsConfigValue,
  sessionEndValue,
  sessionStartValue,
  type HparamsConfig,
  type SessionEnd,
  type SessionStart,
} from "./encode/hparams.ts";
import { createFileWriter } from "./file-writer.ts";
import type { FileWriterOptions } from "./file-writer-options.ts";
import { createSummaryScope, type ScopeShared, type SummaryScope } from "./summary-scope.ts";

export interface SummaryWriterOptions extends FileWriterOptions {
  /** Name of the run: its directory, below that of the logs. By default the logs are one run. */
  readonly run?: string;
}

/** Parts of a session; each may be logged when it is known, in one call or in several. */
export interface HparamsInput {
  readonly config?: HparamsConfig;
  /** `startTimeSecs` is now by default. */
  readonly start?: Omit<SessionStart, "startTimeSecs"> & Partial<SessionStart>;
  /** Scalars by tag, at the writer's step, or at 0. */
  readonly metrics?: Readonly<Record<string, number>>;
  /** `endTimeSecs` is now by default. */
  readonly end?: Partial<SessionEnd>;
}

/** Logs the values of one run to a new event file in its directory. */
export interface SummaryWriter extends SummaryScope {
  readonly runDirectory: string;
  /** Of the event file that is written now. */
  readonly path: string;
  /** Events that were given up for newer ones; 0 unless `whenFull` is `dropOldest`. */
  readonly droppedEvents: number;
  /** The charts of the Custom Scalars dashboard; the newest layout of a run counts. */
  customScalars(layout: Layout): void;
  /** A graph of operations, or a serialised GraphDef; one per run. */
  graph(graph: readonly GraphNode[] | Uint8Array): void;
  /** The JSON of a Keras model, as `model.toJSON()` gives it, drawn as a graph of layers. */
  kerasModel(json: string): void;
  /**
   * What the HParams dashboard compares: the definition of an experiment (once, in the
   * root of the logs), and start, results and end of the session that this run is.
   */
  hparams(session: HparamsInput): void;
  /**
   * Points for the Projector dashboard, in files beside the event file. They are
   * written, and what is wrong with the input is thrown, when the promise settles.
   */
  embedding(tag: string, points: Points, step?: number): Promise<void>;
  /** Any other event, as `encodeEvent` makes it. */
  addEvent(payload: Uint8Array): void;
  /**
   * The writer of a run below this one, `train` or `trial-1/validation`, with the same
   * options; the same one for the same name. It is flushed and closed with this one.
   */
  run(name: string): SummaryWriter;
  /** Resolves when there is room again, for programs that log faster than a disk writes. */
  ready(): Promise<void>;
  /** Writes what waits. Rejects when it cannot be written; it still waits then. */
  flush(): Promise<void>;
  /** Flushes and closes the files; a second call does nothing. Rejects when values were lost. */
  close(): Promise<void>;
}

/**
 * Starts a new event file in `logdir`, or in the directory of a run below it, readable
 * at once. `createFileWriter` says when it is written and what happens when it cannot be.
 *
 *     const writer = createSummaryWriter("logs", { run: "first" });
 *     for (let step = 0; step < 100; step++) writer.scalar("loss", train(step), step);
 *     await writer.close();
 */
export function createSummaryWriter(
  logdir: string,
  options: SummaryWriterOptions = {},
): SummaryWriter {
  const { run, ...fileOptions } = options;
  const runDirectory = run === undefined ? logdir : join(logdir, checkedRunName(run));
  return createWriter(runDirectory, fileOptions, { step: undefined });
}

function createWriter(
  runDirectory: string,
  options: FileWriterOptions,
  shared: ScopeShared,
): SummaryWriter {
  const files = createFileWriter(runDirectory, options);
  const scope = createSummaryScope(files, shared);
  const runs = new Map<string, SummaryWriter>();

  /** Of the run as a whole: at step 0. */
  function addValue(value: Uint8Array): void {
    files.addEvent(encodeEvent({ wallTimeSecs: nowSecs(), values: [value] }));
  }

  return {
    ...scope,
    get step() {
      return scope.step;
    },
    set step(step) {
      scope.step = step;
    },
    runDirectory,
    get path() {
      return files.path;
    },
    get droppedEvents() {
      return files.droppedEvents;
    },

    customScalars: (layout) => addValue(layoutValue(layout)),

    graph(graph) {
      const graphDef = graph instanceof Uint8Array ? graph : encodeGraph(graph);
      files.addEvent(encodeEvent({ wallTimeSecs: nowSecs(), graphDef }));
    },

    kerasModel: (json) => addValue(kerasModelValue(json)),

    hparams({ config, start, metrics, end }) {
      if (config !== undefined) addValue(hparamsConfigValue(config));
      if (start !== undefined) addValue(sessionStartValue({ startTimeSecs: nowSecs(), ...start }));
      if (metrics !== undefined) scope.scalars(metrics, scope.step ?? 0);
      if (end !== undefined) addValue(sessionEndValue({ endTimeSecs: nowSecs(), ...end }));
    },

    embedding: (tag, points, step = scope.step ?? 0) =>
      writeEmbedding(runDirectory, tag, step, points),

    addEvent: (payload) => files.addEvent(payload),

    run(name) {
      const directory = join(runDirectory, checkedRunName(name));
      const writer = runs.get(directory) ?? createWriter(directory, options, shared);
      runs.set(directory, writer);
      return writer;
    },

    ready: () => allDone([files, ...runs.values()].map((writer) => writer.ready())),
    flush: () => allDone([files, ...runs.values()].map((writer) => writer.flush())),
    close: () => allDone([files, ...runs.values()].map((writer) => writer.close())),
  };
}

function nowSecs(): number {
  return Date.now() / 1000;
}

/** Waits for all, also when one rejects; rejects as the first that did. */
async function allDone(promises: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(promises);
  await Promise.all(promises);
}

/** A relative path that stays below the directory it is joined to. */
function checkedRunName(run: string): string {
  const isBelow =
    typeof run === "string" &&
    !isAbsolute(run) &&
    !run.split(/[/\\]/).some((part) => /^\.*$/.test(part));
  if (isBelow) return run;
  throw new TypeError(
    `run must be a relative path without "." and "..", not ${JSON.stringify(run)}`,
  );
}
