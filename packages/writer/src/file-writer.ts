import { RunlensError } from "@runlens/base";
import { encodeFileVersion, encodeSessionStart } from "./encode/event.ts";
import { encodeRecord } from "./encode/record.ts";
import type { TagOptions } from "./encode/summary-value.ts";
import { createRoom, encodeOldest, oldestRecordBytes } from "./encode-oldest.ts";
import { createEventFile, type EventFile } from "./event-file.ts";
import { EventQueue, ROW_BYTES } from "./event-queue.ts";
import { settingsOf, type FileWriterOptions } from "./file-writer-options.ts";
import { beforeProcessEnds } from "./process-end.ts";
import { scalarTemplate, type ScalarTemplate } from "./scalar-record.ts";

/** Writes events to the event files of one run. */
export interface FileWriter {
  readonly runDirectory: string;
  /** Of the event file that is written now. */
  readonly path: string;
  /** Events that were given up for newer ones; 0 unless `whenFull` is `dropOldest`. */
  readonly droppedEvents: number;
  /**
   * A number for a tag of scalars; the options of its first call count. Throws a
   * TypeError for an empty tag.
   */
  scalarTagId(tag: string, options?: TagOptions): number;
  /** The value is kept as float32; wall time in seconds since the epoch, now by default. */
  addScalar(tagId: number, step: number, value: number, wallTimeSecs?: number): void;
  /** `payload` is a serialised Event, as `encodeEvent` makes it, and must stay as it is. */
  addEvent(payload: Uint8Array): void;
  /** Resolves when the queue is at most half full: for programs that log faster than a disk writes. */
  ready(): Promise<void>;
  /** Writes what waits. Rejects when it cannot be written; it still waits then. */
  flush(): Promise<void>;
  /** As `flush`, before it returns. */
  flushSync(): void;
  /** Flushes and closes the file; a second call does nothing. Rejects when events were lost. */
  close(): Promise<void>;
}

/** Encoded and written at one go: half a millisecond of scalars. Larger events get larger memory, which is kept. */
const ROOM_BYTES = 256 * 1024;
/** How long a busy program may wait for a write that it began when it was not. */
const MAX_WAIT_MS = 5000;
/** A program that keeps the event loop busy writes by itself when events wait so many intervals. */
const OVERDUE = 2;

/**
 * Starts a new event file in `runDirectory`, readable at once.
 *
 * Events are encoded and written in the background: every `flushIntervalSecs`, or
 * sooner when much waits. Programs that never give way to the event loop lose nothing
 * by it: what is overdue, or has no room, is written by the call that logs.
 *
 * A failing disk never damages what was written. It is reported (`onError`, rejected
 * `flush`), tried again at every interval, and meanwhile the queue stays within its
 * bound: when it is full, `block` throws and `dropOldest` drops. Several writers may
 * log to one run at once, in processes of their own too: each has its own files.
 *
 * Throws `RunlensError` `writer.directory` or `writer.write` when the file cannot be
 * started, and a TypeError for bad options. Its methods throw `writer.closed` after `close`.
 */
export function createFileWriter(
  runDirectory: string,
  options: FileWriterOptions = {},
): FileWriter {
  const settings = settingsOf(options);
  const { flushBytes, maxQueueBytes, whenFull, maxFileBytes } = settings;
  const intervalMs = settings.flushIntervalSecs * 1000;
  const queue = new EventQueue();
  let room = createRoom(ROOM_BYTES);
  const tagIds = new Map<string, number>();
  const templates: ScalarTemplate[] = [];
  let droppedEvents = 0;
  let startSecs = 0;
  /** The first records of a file, until they are on their way. */
  let opening: Uint8Array | undefined;
  let openingBytes = 0;
  let file = startFile(settings.resumeStep);
  let draining: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDrainSoon = false;
  /** When the event loop was last seen to turn, or writing was last tried. */
  let turnedAtMs = 0;
  let failure: RunlensError | undefined;
  let closing: Promise<void> | undefined;
  /** Until the file is closed: its number may then be that of any other file. */
  let isOpen = true;

  try {
    file.appendSync(nextBytes());
  } catch (error) {
    file.close();
    throw error;
  }
  const stopWatching = settings.flushOnExit ? beforeProcessEnds(drainSync) : undefined;

  /** Readers take the files of a run by name, so a later one has a greater name. */
  function startFile(resumeStep?: number): EventFile {
    startSecs = Math.max(Math.floor(Date.now() / 1000), startSecs + 1);
    const started = createEventFile(runDirectory, startSecs);
    opening = openingRecords(startSecs, resumeStep);
    openingBytes = opening.length;
    return started;
  }

  /** What is to be appended next; empty when nothing waits. */
  function nextBytes(): Uint8Array {
    if (file.unwritten.length > 0) return file.unwritten;
    const isFull = file.byteLength >= maxFileBytes && file.byteLength > openingBytes;
    if (queue.count > 0 && (isFull || file.isRemoved())) {
      const last = file;
      file = startFile();
      last.close();
    }
    if (opening === undefined) return encodeNext();
    const bytes = opening;
    opening = undefined;
    return bytes;
  }

  function encodeNext(): Uint8Array {
    const neededBytes = oldestRecordBytes(queue, templates);
    if (neededBytes > room.bytes.length) room = createRoom(2 ** Math.ceil(Math.log2(neededBytes)));
    return encodeOldest(queue, templates, room);
  }

  async function drain(): Promise<void> {
    if (!isOpen) return;
    stopTimer();
    try {
      for (let bytes = nextBytes(); bytes.length > 0; bytes = nextBytes()) await file.append(bytes);
      failure = undefined;
    } catch (error) {
      fail(error);
    }
  }

  function drainSync(): void {
    if (!isOpen) return;
    try {
      if (!file.awaitAppend(MAX_WAIT_MS)) throw stuck(file.path);
      for (let bytes = nextBytes(); bytes.length > 0; bytes = nextBytes()) file.appendSync(bytes);
      failure = undefined;
    } catch (error) {
      fail(error);
    }
  }

  function fail(error: unknown): void {
    if (!(error instanceof RunlensError)) throw error;
    const isNews = failure === undefined;
    failure = error;
    turnedAtMs = Date.now();
    schedule();
    if (isNews) settings.onError(error);
  }

  function startDrain(): Promise<void> {
    draining ??= drain().finally(() => (draining = undefined));
    return draining;
  }

  function schedule(): void {
    if (intervalMs === 0 || timer !== undefined || closing !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      turnedAtMs = Date.now();
      void startDrain();
    }, intervalMs);
    if (stopWatching !== undefined) timer.unref();
  }

  function stopTimer(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function drainSoon(): void {
    if (isDrainSoon || draining !== undefined || failure !== undefined) return;
    isDrainSoon = true;
    setImmediate(() => {
      isDrainSoon = false;
      void startDrain();
    });
  }

  function throwFailure(): void {
    if (failure !== undefined) throw failure;
  }

  function makeRoom(bytes: number): void {
    if (closing !== undefined) throw closed(file.path);
    if (queue.count === 0 || queue.bytes + bytes <= maxQueueBytes) return;
    if (whenFull === "block") {
      drainSync();
      throwFailure();
      return;
    }
    while (queue.count > 0 && queue.bytes + bytes > maxQueueBytes) {
      queue.removeOldest();
      droppedEvents++;
    }
  }

  function added(): void {
    if (intervalMs === 0) return drainSync();
    const nowMs = Date.now();
    if (queue.count === 1) turnedAtMs = nowMs;
    if (nowMs - turnedAtMs >= OVERDUE * intervalMs && file.awaitAppend(0)) drainSync();
    if (queue.bytes >= flushBytes) drainSoon();
    schedule();
  }

  async function flush(): Promise<void> {
    await draining;
    await startDrain();
    throwFailure();
  }

  async function flushAndClose(): Promise<void> {
    try {
      await flush();
    } finally {
      isOpen = false;
      stopTimer();
      stopWatching?.();
      file.close();
    }
  }

  return {
    runDirectory,
    get path() {
      return file.path;
    },
    get droppedEvents() {
      return droppedEvents;
    },

    scalarTagId(tag, tagOptions) {
      const known = tagIds.get(tag);
      if (known !== undefined) return known;
      const id = templates.push(scalarTemplate(tag, tagOptions)) - 1;
      tagIds.set(tag, id);
      return id;
    },

    addScalar(tagId, step, value, wallTimeSecs = Date.now() / 1000) {
      makeRoom(ROW_BYTES);
      queue.addScalar(tagId, step, wallTimeSecs, value);
      added();
    },

    addEvent(payload) {
      makeRoom(ROW_BYTES + payload.length);
      queue.addPayload(payload);
      added();
    },

    async ready() {
      if (queue.bytes > maxQueueBytes / 2) await flush();
    },

    flush,

    flushSync() {
      drainSync();
      throwFailure();
    },

    close: () => (closing ??= flushAndClose()),
  };
}

/**
 * A file says its version first. A run that is resumed says so twice, since TensorBoard's
 * Python loader takes no notice of the first mark in a run, which may be this one.
 */
function openingRecords(startSecs: number, resumeStep: number | undefined): Uint8Array {
  const version = encodeFileVersion(startSecs, "runlens");
  const start = resumeStep === undefined ? [] : [encodeSessionStart(startSecs, resumeStep)];
  return Buffer.concat([version, ...start, ...start].map(encodeRecord));
}

function stuck(path: string): RunlensError {
  return new RunlensError({
    code: "writer.write",
    message: `${path} could not be written: a write takes more than ${MAX_WAIT_MS / 1000} s.`,
    hint: "Check that the disk is there and answers.",
  });
}

function closed(path: string): RunlensError {
  return new RunlensError({
    code: "writer.closed",
    message: `The writer of ${path} is closed.`,
    hint: "Log before close(), or create another writer.",
  });
}
