import { NO_FILES, type FileSums } from "@runlens/store";

/** Sums over all files that are followed. */
export type Tally = {
  -readonly [Name in keyof FileSums]: number;
};

export function emptyTally(): Tally {
  return { ...NO_FILES };
}

/** What one file adds to a tally, kept up to date by what changed. */
export class TallyShare {
  private readonly tally: Tally;
  private shared = emptyTally();

  constructor(tally: Tally) {
    this.tally = tally;
  }

  set(sums: FileSums): void {
    const { tally, shared } = this;
    tally.filesFound += sums.filesFound - shared.filesFound;
    tally.bytesFound += sums.bytesFound - shared.bytesFound;
    tally.bytesRead += sums.bytesRead - shared.bytesRead;
    tally.bytesRecalled += sums.bytesRecalled - shared.bytesRecalled;
    tally.bytesUnverified += sums.bytesUnverified - shared.bytesUnverified;
    tally.eventCount += sums.eventCount - shared.eventCount;
    this.shared = { ...sums };
  }

  clear(): void {
    this.set(emptyTally());
  }
}
