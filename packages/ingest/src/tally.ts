import type { LoadProgress } from "@runlens/store";

/** Sums over all files that are followed. */
export type Tally = {
  -readonly [Name in keyof FileSums]: number;
};

export type FileSums = Pick<
  LoadProgress,
  "filesFound" | "bytesFound" | "bytesRead" | "bytesRecalled" | "bytesUnverified" | "eventCount"
>;

export function emptyTally(): Tally {
  return {
    filesFound: 0,
    bytesFound: 0,
    bytesRead: 0,
    bytesRecalled: 0,
    bytesUnverified: 0,
    eventCount: 0,
  };
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
