import type { DataClass } from "@runlens/format";

/** A set of runs opened together. A plain log directory is one experiment with the id "". */
export interface Experiment {
  readonly id: string;
  readonly name: string;
  /** Where its data lie, as the user wrote it. */
  readonly dataLocation: string;
}

/** One training run: a directory that directly holds event files. */
export interface Run {
  /** Path relative to the log directory, "." for the log directory itself. Unique in an experiment. */
  readonly name: string;
  /** Wall time of the first event read, seconds since the epoch; absent when no event was read yet. */
  readonly startTimeSecs?: number;
  /** Largest finite wall time seen. */
  readonly lastTimeSecs?: number;
  readonly seriesCount: number;
  /** Values read, of every kind, those that a restart hides included. */
  readonly pointCount: number;
  /** Records that could not be read. */
  readonly damagedRecords: number;
}

/** One (run, tag) pair and what is known of it without reading points. */
export interface SeriesInfo {
  readonly run: string;
  readonly tag: string;
  /** The plugin named by the first summary metadata, or by the kind of a legacy value. */
  readonly pluginName: string;
  /** `SummaryMetadata.plugin_data.content` of the first value. */
  readonly pluginContent: Uint8Array;
  readonly dataClass: DataClass;
  readonly displayName: string;
  /** Markdown source. */
  readonly description: string;
  /** Points in the default view. */
  readonly pointCount: number;
  readonly firstStep?: number;
  readonly lastStep?: number;
  /** Another one after every change of the points. Absent: not known. */
  readonly version?: number;
}
