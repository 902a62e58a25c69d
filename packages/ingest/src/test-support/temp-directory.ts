import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { eventBytes } from "./event-bytes.ts";

/** A million directories take minutes to remove. */
const REMOVAL_LIMIT_MS = 3_600_000;

/** A directory that is gone when the test is over, and verbs to fill it. Paths are relative to it. */
export function tempDirectory() {
  const root = mkdtempSync(join(tmpdir(), "runlens-ingest-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }), REMOVAL_LIMIT_MS);
  const at = (path: string): string => join(root, path);
  const inDirectory = (path: string): string => {
    mkdirSync(dirname(at(path)), { recursive: true });
    return at(path);
  };
  return {
    root,
    at,
    directory: (path: string) => void mkdirSync(at(path), { recursive: true }),
    write: (path: string, bytes: Uint8Array) => writeFileSync(inDirectory(path), bytes),
    append: (path: string, bytes: Uint8Array) => appendFileSync(inDirectory(path), bytes),
    /** Appends events in the words of `eventBytes`. */
    log: (path: string, words: string) => appendFileSync(inDirectory(path), eventBytes(words)),
    link: (target: string, path: string) => symlinkSync(target, inDirectory(path)),
    rename: (from: string, to: string) => renameSync(at(from), inDirectory(to)),
    truncate: (path: string, bytes: number) => truncateSync(at(path), bytes),
    /** As if it had last been written to so many seconds ago. */
    age: (path: string, secs: number) => {
      const timeSecs = Date.now() / 1000 - secs;
      utimesSync(at(path), timeSecs, timeSecs);
    },
    remove: (path: string) => rmSync(at(path), { recursive: true }),
  };
}
