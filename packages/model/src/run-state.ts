/** What a run is doing, as far as its logs tell. */
export type RunState = "live" | "idle" | "stalled" | "finished" | "damaged";

export const RUN_STATES: readonly RunState[] = ["live", "idle", "stalled", "finished", "damaged"];

/** A point so young makes a run live. */
export const LIVE_SECS = 30;
/** So much may the clock of another machine be fast; later wall times say nothing of when they came. */
const MAX_FAST_SECS = 300;
/** A run that said it started, and not that it ended, has stalled when it is silent for longer. */
const STALLED_SECS = 600;
/** Most programs never say that they ended: after so long a silence they are taken to have. */
const FINISHED_SECS = 3600;

export interface RunSigns {
  /** Wall time of the newest point; absent without one. */
  readonly lastTimeSecs?: number;
  readonly damagedRecords: number;
  /** What the hyperparameters' session says. */
  readonly session: "none" | "started" | "ended";
}

/**
 * The first that holds: live, with a point of the last 30 s; damaged, with records that
 * cannot be read; finished, when the session ended; stalled, when it started and nothing came
 * for 10 minutes; idle up to an hour of silence, without a point, or with wall times in the
 * future; finished.
 */
export function runStateOf(signs: RunSigns, nowSecs: number): RunState {
  const { lastTimeSecs, damagedRecords, session } = signs;
  const isKnown = lastTimeSecs !== undefined && lastTimeSecs <= nowSecs + MAX_FAST_SECS;
  const silentSecs = isKnown ? nowSecs - lastTimeSecs : undefined;
  if (silentSecs !== undefined && silentSecs <= LIVE_SECS) return "live";
  if (damagedRecords > 0) return "damaged";
  if (session === "ended") return "finished";
  if (silentSecs === undefined) return "idle";
  if (session === "started") return silentSecs > STALLED_SECS ? "stalled" : "idle";
  return silentSecs > FINISHED_SECS ? "finished" : "idle";
}
