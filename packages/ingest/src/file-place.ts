import type { ScannedTag, ScannerState } from "@runlens/format";
import type { FileDelta } from "@runlens/store";

/** How far a file was read, and what must be known to go on from there. */
export interface FilePlace {
  readonly nextOffset: number;
  readonly tags: readonly ScannedTag[];
  readonly restartCount: number;
  readonly scanner: ScannerState;
}

export const FILE_START: FilePlace = {
  nextOffset: 0,
  tags: [],
  restartCount: 0,
  scanner: { eventCount: 0 },
};

/** The place behind a delta of the file that begins at `place`. */
export function placeBehind(place: FilePlace, delta: FileDelta): FilePlace {
  const { nextOffset, scanner, tags, restartSteps } = delta;
  return {
    nextOffset,
    scanner,
    tags: joined(place.tags, tags),
    restartCount: place.restartCount + restartSteps.length,
  };
}

/** One of the lists itself where it is all, since many files share it. */
function joined(known: readonly ScannedTag[], added: readonly ScannedTag[]) {
  if (known.length === 0) return added;
  return added.length === 0 ? known : [...known, ...added];
}
