import type { IndexedFile, LogIndex } from "@runlens/index";
import { withOpenFile } from "./open-file.ts";
import { tailChecksum } from "./tail-checksum.ts";
import type { VerifyMode } from "./verify-mode.ts";
import type { FoundFile } from "./look-at.ts";

/**
 * What the index knows of a file. Undefined, and forgotten, where that cannot be shown: the
 * file is another one, or what was not verified has to be now.
 */
export function recallFile(
  index: LogIndex,
  file: Omit<FoundFile, "name">,
  verify: VerifyMode,
): IndexedFile | undefined {
  const known = index.recall(file.path);
  if (known === undefined) return undefined;
  const isToBeVerified = verify === "now" && known.verifiedBytes < known.nextOffset;
  if (!isToBeVerified && isSameFile(file, known)) return known;
  index.forget(file.path);
  return undefined;
}

/**
 * Whether a file is the one that the index knows: it has not changed since, or it has
 * grown behind what was read of it.
 */
function isSameFile(file: Omit<FoundFile, "name">, known: Omit<IndexedFile, "deltas">): boolean {
  if (file.identity !== known.identity || file.byteLength < known.nextOffset) return false;
  if (file.byteLength === known.byteLength && file.modifiedMs === known.modifiedMs) return true;
  try {
    const checksum = withOpenFile(file.path, (opened) => tailChecksum(opened, known.nextOffset));
    return checksum === known.tailChecksum;
  } catch {
    return false; // It is read from its start, and whoever does that tells why it cannot be.
  }
}
