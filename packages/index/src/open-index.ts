import { messageOf, type Problem } from "@runlens/base";
import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { segmentUses, type CatalogFile } from "./catalog.ts";
import type { SegmentUse } from "./chunk-place.ts";
import { compactionPlan, writeCompacted } from "./compact.ts";
import { prepareDirectory, unusable } from "./index-directory.ts";
import { openJournal, type Journal } from "./journal.ts";
import { takeLock, type Lock } from "./lock.ts";
import type { IndexedFile, LogIndex } from "./log-index.ts";
import { createSegmentFiles, type SegmentFiles } from "./segments.ts";
import { createSpill, createTemporarySegments } from "./spill.ts";

const JOURNAL = "journal";
const NEW_JOURNAL = "journal.new";
const LOCK = "lock";

export interface IndexOptions {
  /** See `indexDirectoryFor`; made if it is not there. */
  readonly directory: string;
  /** Told to who looks into the directory. */
  readonly logDirectories?: readonly string[];
  /** `read` changes nothing on disk. Default `write`, which reads only while another process writes. */
  readonly mode?: "read" | "write";
  /** Told once when the index cannot be written any more; it goes on without keeping anything. */
  readonly onProblem?: (problem: Problem) => void;
}

/**
 * Opens the index in a directory, or begins one. What is damaged, half written or of
 * another version is dropped; chunks move together when much is dead.
 *
 * @throws RunlensError `index.directory` when the directory cannot be used.
 */
export function openIndex(options: IndexOptions): LogIndex {
  const { directory, logDirectories = [], mode = "write" } = options;
  if (mode === "write") prepareDirectory(directory, logDirectories);
  let lock: Lock | undefined;
  try {
    lock = mode === "write" ? takeLock(join(directory, LOCK)) : undefined;
    return lock === undefined ? openToRead(directory) : openToWrite(lock, options);
  } catch (error) {
    lock?.release();
    throw unusable(directory, error);
  }
}

function openToWrite(lock: Lock, { directory, onProblem }: IndexOptions): LogIndex {
  removeLeftovers(directory);
  const segments = createSegmentFiles(directory);
  const journal = openInOrder(directory, segments);
  for (const segment of segmentUses(journal.files.values()).keys()) segments.open(segment);
  let isKept = true;

  function giveUp(reason: string): void {
    isKept = false;
    onProblem?.({
      code: "index.write",
      message: `The index in ${directory} cannot be written any more: ${reason}.`,
      hint: "What is read from now on is read again the next time.",
    });
  }

  /** Writes unless that was given up. */
  function keep(write: () => void): void {
    if (!isKept) return;
    if (!lock.isHeld()) return giveUp("another process has taken it over");
    try {
      write();
    } catch (error) {
      giveUp(messageOf(error));
    }
  }

  function forget(path: string): void {
    const file = journal.files.get(path);
    if (file === undefined) return;
    keep(() => journal.forget(file));
    journal.drop(file);
  }

  return {
    get isKept() {
      return isKept;
    },
    directory,
    newSegment: () => segments.create(),
    recall(path) {
      const recalled = recallFrom(journal, path);
      if (recalled === undefined) forget(path);
      return recalled;
    },
    save(file, delta, ...from) {
      if (delta.isUnwritten !== true) keep(() => journal.save(file, delta, ...from));
      else if (isKept) giveUp("points could not be written");
    },
    noteVerified(path, verifiedBytes) {
      const file = journal.files.get(path);
      if (file !== undefined) keep(() => journal.noteVerified(file, verifiedBytes));
    },
    forget,
    readSegment: (...place) => segments.read(...place),
    writeSegment: (...place) => segments.write(...place),
    close() {
      isKept = false;
      journal.close();
      segments.close();
      lock.release();
    },
  };
}

/** Reads an index that another process may write; new segments go to a temporary directory. */
function openToRead(directory: string): LogIndex {
  const journalPath = join(directory, JOURNAL);
  if (!existsSync(journalPath)) return createSpill();
  const journal = openJournal(journalPath, "read");
  const segments = createSegmentFiles(directory);
  const lengths = segments.list();
  // The next writer may remove them while we still read.
  for (const segment of segmentUses(journal.files.values()).keys()) segments.open(segment);
  for (const file of filesCutShort(journal, lengths)) journal.drop(file);
  const firstOwn = Math.max(0, ...lengths.keys()) + 1;
  const own = createTemporarySegments(firstOwn);
  return {
    isKept: false,
    directory,
    newSegment: () => own.files.create(),
    recall: (path) => recallFrom(journal, path),
    save: () => {},
    noteVerified: () => {},
    forget(path) {
      const file = journal.files.get(path);
      if (file !== undefined) journal.drop(file);
    },
    readSegment(segment, ...place) {
      const files = segment < firstOwn ? segments : own.files;
      return files.read(segment, ...place);
    },
    writeSegment: (...place) => own.files.write(...place),
    close() {
      journal.close();
      segments.close();
      own.close();
    },
  };
}

/** Opens the journal and brings it and the segments into order: nothing missing, nothing in vain. */
function openInOrder(directory: string, segments: SegmentFiles): Journal {
  const path = join(directory, JOURNAL);
  const journal = openJournal(path, "write");
  const lengths = segments.list();
  for (const file of filesCutShort(journal, lengths)) journal.forget(file);
  const uses = segmentUses(journal.files.values());
  for (const segment of lengths.keys()) {
    if (uses.has(segment)) continue;
    segments.remove(segment);
    lengths.delete(segment);
  }
  const moved = compactionPlan(journal, uses, lengths);
  if (moved === undefined) return journal;

  const newPath = join(directory, NEW_JOURNAL);
  try {
    writeCompacted(newPath, journal, segments, moved);
  } catch {
    return journal; // Such as on a full disk; it is as good as before.
  }
  journal.close();
  renameSync(newPath, path);
  for (const segment of moved) segments.remove(segment);
  return openJournal(path, "write");
}

/** Files with chunks that the segments, which are so long, do not hold. */
function filesCutShort(journal: Journal, lengths: ReadonlyMap<number, number>): CatalogFile[] {
  const isCutShort = ({ segment, end }: SegmentUse) => (lengths.get(segment) ?? 0) < end;
  return [...journal.files.values()].filter((file) => file.uses.some(isCutShort));
}

/** What an earlier process left when it was killed. */
function removeLeftovers(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (name === NEW_JOURNAL || name.startsWith(`${LOCK}.`)) rmSync(join(directory, name));
  }
}

function recallFrom(journal: Journal, path: string): IndexedFile | undefined {
  const file = journal.files.get(path);
  if (file === undefined) return undefined;
  const saved = journal.deltasOf(file);
  const last = saved?.at(-1);
  if (saved === undefined || last === undefined) return undefined;
  const { byteLength, modifiedMs, tailChecksum, nextOffset } = last.head;
  return {
    path,
    identity: file.identity,
    byteLength,
    modifiedMs,
    tailChecksum,
    nextOffset,
    verifiedBytes: file.verifiedBytes,
    deltas: saved.map(({ delta }) => delta),
  };
}
