import { messageOf } from "@runlens/base";
import type { ValueProblem } from "@runlens/model";
import type { ReadStretch, StretchRead } from "@runlens/store";
import { open, type FileHandle } from "node:fs/promises";
import { isMissing, OPEN_FLAGS } from "./open-file.ts";
import { identityOf } from "./look-at.ts";

/** Read at once: an aborted request stops after so much. */
const PIECE_BYTES = 4 * 1024 ** 2;

/**
 * Reads stretches of the file that has this identity. It is open as long as one read
 * follows the other, so that many files cost no descriptors. Never holds up the thread,
 * and never takes more memory than the file has bytes.
 */
export function stretchReader(path: string, identity: string): ReadStretch {
  let opening: Promise<FileHandle> | undefined;
  /** So many bytes the open file is known to have; 0: it was not looked at. */
  let knownBytes = 0;
  let readers = 0;

  return async (offset, byteLength, signal) => {
    opening ??= open(path, OPEN_FLAGS);
    readers++;
    try {
      const file = await opening;
      if (!(await reaches(file, offset + byteLength))) return replaced(path);
      return { kind: "bytes", bytes: await readFully(file, offset, byteLength, signal) };
    } catch (error) {
      signal?.throwIfAborted();
      return isMissing(error) ? vanished(path) : failed(path, error);
    } finally {
      readers--;
      // Who reads on asks before that.
      setImmediate(closeUnread);
    }
  };

  async function reaches(file: FileHandle, end: number): Promise<boolean> {
    if (end <= knownBytes) return true;
    const stats = await file.stat();
    if (!stats.isFile() || identityOf(stats) !== identity) return false;
    knownBytes = stats.size;
    return end <= knownBytes;
  }

  function closeUnread(): void {
    if (readers > 0) return;
    const unread = opening;
    opening = undefined;
    knownBytes = 0;
    unread?.then((file) => file.close()).catch(() => {});
  }
}

async function readFully(
  file: FileHandle,
  offset: number,
  byteLength: number,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(byteLength);
  let filled = 0;
  while (filled < byteLength) {
    signal?.throwIfAborted();
    const wanted = Math.min(PIECE_BYTES, byteLength - filled);
    const { bytesRead } = await file.read(bytes, filled, wanted, offset + filled);
    if (bytesRead === 0) throw new Error("it became shorter");
    filled += bytesRead;
  }
  return bytes;
}

function vanished(path: string): StretchRead {
  return unreadable({ code: "file.vanished", message: `${path} was deleted.` });
}

function replaced(path: string): StretchRead {
  return unreadable({
    code: "file.replaced",
    message: `${path} was replaced or cut short.`,
    hint: "It is read anew by itself; ask again.",
  });
}

function failed(path: string, error: unknown): StretchRead {
  return unreadable({
    code: "file.unreadable",
    message: `${path} cannot be read: ${messageOf(error)}.`,
    hint: "Check its permissions, and ask again.",
  });
}

function unreadable(problem: ValueProblem): StretchRead {
  return { kind: "unreadable", problem };
}
