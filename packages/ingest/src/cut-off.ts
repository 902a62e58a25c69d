import { findRecord } from "@runlens/format";
import { readSync } from "node:fs";
import { withOpenFile } from "./open-file.ts";

/** A file that ends within its last record. */
export interface CutOff {
  /** Where that begins. */
  readonly offset: number;
  readonly unreadBytes: number;
  /** There are headers of records in it: what looks like its length may be damage. */
  readonly isFollowed: boolean;
}

/** So far other records are looked for. */
const SEARCH_BYTES = 4 * 1024 ** 2;

/**
 * What is the matter with a file of which nothing is read from `offset` on. Undefined where
 * only zeros stand there, which is space that was allotted, or it cannot be read.
 */
export function findCutOff(path: string, offset: number, byteLength: number): CutOff | undefined {
  const bytes = new Uint8Array(Math.min(byteLength - offset, SEARCH_BYTES));
  try {
    const filled = withOpenFile(path, (opened) => readSync(opened, bytes, 0, bytes.length, offset));
    const unread = bytes.subarray(0, filled);
    if (unread.every((byte) => byte === 0)) return undefined;
    const isFollowed = findRecord(unread, 1) >= 0;
    return { offset, unreadBytes: byteLength - offset, isFollowed };
  } catch {
    return undefined; // Whoever reads it next tells why it cannot be.
  }
}
