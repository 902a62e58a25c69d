import type { Problem } from "@runlens/base";

/** One place that was asked to be opened. */
export interface LogDirectory {
  /** As given, `~` expanded. */
  readonly path: string;
  /** Group name of `--logdir_spec`; "" without one. */
  readonly groupName: string;
  readonly state: "found" | "empty" | "missing" | "notADirectory" | "unreadable";
}

/** A file that could not be read as it should, and how much of it was lost. */
export interface FileProblem extends Problem {
  readonly run: string;
  readonly path: string;
  /** Where the damage starts; absent when the whole file is meant. */
  readonly offset?: number;
  /** Bytes that were skipped. */
  readonly lostBytes?: number;
}

/** A file of which not all problems are listed. */
export interface UnlistedProblems {
  readonly run: string;
  readonly path: string;
  /** Those that are not listed. */
  readonly count: number;
}

/** How far loading has come and what was met on the way. */
export interface LoadStatus {
  readonly phase: "loading" | "live" | "loaded";
  readonly logDirectories: readonly LogDirectory[];
  readonly directoriesSeen: number;
  readonly filesFound: number;
  readonly bytesFound: number;
  readonly bytesRead: number;
  /** Of `bytesRead`: known from an earlier session, and not read again. */
  readonly bytesRecalled: number;
  /** Of `bytesRead`: shown before their checksums are verified, which is still to be done. */
  readonly bytesUnverified: number;
  /** Records read that hold an event; an event may have no value, or several. */
  readonly eventCount: number;
  readonly runCount: number;
  /** Values read, of every kind, those that a restart hides included. */
  readonly pointCount: number;
  readonly damagedRecords: number;
  /** The first problems of each file, at most `MAX_PROBLEMS`. `problemCount` counts all. */
  readonly problems: readonly FileProblem[];
  readonly problemCount: number;
  /** Files of which more problems were found than are listed. */
  readonly unlistedProblems: readonly UnlistedProblems[];
  /**
   * What happened to files that is worth knowing and nothing to be mended: cut short, written
   * anew, removed with their run, not read to the end yet. Of each file the last of a kind,
   * newest last; at most `MAX_NOTICES`.
   */
  readonly notices: readonly FileProblem[];
  /** When data last changed, seconds since the epoch; absent before the first. */
  readonly lastChangeSecs?: number;
}
