import type { IndexedFile } from "@runlens/index";
import { closeSync, openSync } from "node:fs";
import { OPEN_FLAGS } from "./open-file.ts";
import { tailChecksum } from "./tail-checksum.ts";
import type { FoundFile } from "./walk.ts";

/**
 * Whether a file is the one that the index knows: it has not changed since, or it has
 * grown behind what was read of it.
 */
export function isSameFile(
  file: Omit<FoundFile, "name">,
  known: Omit<IndexedFile, "deltas">,
): boolean {
  if (file.identity !== known.identity || file.byteLength < known.nextOffset) return false;
  if (file.byteLength === known.byteLength && file.modifiedMs === known.modifiedMs) return true;
  try {
    const descriptor = openSync(file.path, OPEN_FLAGS);
    try {
      return tailChecksum(descriptor, known.nextOffset) === known.tailChecksum;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return false; // It is read from its start, and whoever does that tells why it cannot be.
  }
}
