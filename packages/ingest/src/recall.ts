import type { IndexedFile } from "@runlens/index";
import { withOpenFile } from "./open-file.ts";
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
    const checksum = withOpenFile(file.path, (opened) => tailChecksum(opened, known.nextOffset));
    return checksum === known.tailChecksum;
  } catch {
    return false; // It is read from its start, and whoever does that tells why it cannot be.
  }
}
