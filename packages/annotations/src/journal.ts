import {
  applyChanges,
  NO_ANNOTATIONS,
  type AnnotationChange,
  type ExperimentAnnotations,
} from "@runlens/model";
import {
  closeSync,
  copyFileSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { entryLine, FORMAT_VERSION, readLine, wholeJournal } from "./journal-lines.ts";

/** A journal is written anew when it is larger than this and mostly holds what was replaced. */
const COMPACT_FROM_BYTES = 256 * 1024;
const COMPACT_SHARE = 1 / 4;

const NEWLINE = 0x0a;

export interface Journal {
  readonly version: number;
  readonly annotations: ExperimentAnnotations;
  /** Takes over what was written since, by whomever. Throws what the file system says. */
  refresh(): void;
  /**
   * Adds a version, after `refresh` and under the lock of all who write. Waits until the
   * disk has it. When it throws, nothing has changed.
   */
  append(changes: readonly AnnotationChange[], after: ExperimentAnnotations): void;
}

export interface JournalOptions {
  readonly path: string;
  /** Told of lines that cannot be read, which are left out. Lines count from 1. */
  readonly onDamage: (lines: readonly number[]) => void;
}

/** A journal that need not be there yet. */
export function openJournal({ path, onDamage }: JournalOptions): Journal {
  let identity = "";
  let version = 0;
  let annotations = NO_ANNOTATIONS;
  let lineCount = 0;
  /** Bytes of whole lines that were read; after them may be one that is not ended. */
  let readBytes = 0;
  let isLineOpen = false;
  let compactFromBytes = COMPACT_FROM_BYTES;

  function reset(nextIdentity: string): void {
    identity = nextIdentity;
    version = 0;
    annotations = NO_ANNOTATIONS;
    lineCount = 0;
    readBytes = 0;
    isLineOpen = false;
  }

  function refresh(): void {
    const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (stats === undefined) return reset("");
    const found = identityOf(stats);
    if (found === identity && Number(stats.size) === readBytes) return;
    const descriptor = openSync(path, "r");
    try {
      const opened = fstatSync(descriptor, { bigint: true });
      const size = Number(opened.size);
      if (identityOf(opened) !== identity || size < readBytes) reset(identityOf(opened));
      takeLines(readBetween(descriptor, readBytes, size));
    } catch (error) {
      reset(""); // What was taken of it so far is not to be written on.
      throw error;
    } finally {
      closeSync(descriptor);
    }
  }

  function takeLines(bytes: Buffer): void {
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    isLineOpen = end < bytes.length;
    readBytes += end;
    const damaged: number[] = [];
    const changes: AnnotationChange[] = [];
    for (const text of bytes.subarray(0, end).toString("utf8").split("\n").slice(0, -1)) {
      lineCount += 1;
      const line = readLine(text);
      if (line.kind === "damaged") damaged.push(lineCount);
      if (line.kind === "header" && line.formatVersion > FORMAT_VERSION) throw newerFormat(path);
      if (line.kind !== "entry") continue;
      version = line.version;
      changes.push(...line.changes);
    }
    annotations = applyChanges(annotations, changes).annotations;
    if (damaged.length > 0) onDamage(damaged);
  }

  /** Puts a file with all annotations in the place of the journal. */
  function replace(nextVersion: number, after: ExperimentAnnotations): void {
    const draft = `${path}.new`;
    const descriptor = openSync(draft, "w", 0o600);
    try {
      writeFileSync(descriptor, wholeJournal(nextVersion, after));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, path);
  }

  function compactIfWorthIt(): void {
    if (readBytes < compactFromBytes) return;
    const liveBytes = Buffer.byteLength(wholeJournal(version, annotations));
    compactFromBytes = Math.max(COMPACT_FROM_BYTES, liveBytes / COMPACT_SHARE);
    if (readBytes < compactFromBytes) return;
    copyFileSync(path, path.replace(/\.jsonl$/, ".before.jsonl"));
    replace(version, annotations);
    refresh();
  }

  return {
    get version() {
      return version;
    },
    get annotations() {
      return annotations;
    },
    refresh,
    append(changes, after) {
      if (identity === "") replace(version + 1, after);
      else appendWhole(path, (isLineOpen ? "\n" : "") + entryLine(version + 1, changes));
      refresh();
      compactIfWorthIt();
    },
  };
}

/** A file that takes the place of another one may get its inode, but was born later. */
function identityOf({ ino, birthtimeNs }: { readonly ino: bigint; readonly birthtimeNs: bigint }) {
  return `${ino}-${birthtimeNs}`;
}

function readBetween(descriptor: number, from: number, to: number): Buffer {
  const bytes = Buffer.alloc(to - from);
  let length = 0;
  while (length < bytes.length) {
    const read = readSync(descriptor, bytes, length, bytes.length - length, from + length);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

function appendWhole(path: string, text: string): void {
  const descriptor = openSync(path, "a");
  const { size } = fstatSync(descriptor);
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } catch (error) {
    ftruncateSync(descriptor, size);
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

function newerFormat(path: string): Error {
  return new Error(`${path} was written by a newer version of Runlens`);
}
