import { bytesText, countText, secondsText } from "@runlens/base";
import type { LoadStatus } from "./status.ts";

/** How fast event files are being read, and how long that will still take at this rate. */
export interface LoadPace {
  readonly bytesPerSec: number;
  readonly remainingSecs: number;
}

/** Long enough for a steady number, short enough to notice that a disk got slow. */
const WINDOW_SECS = 5;
const MIN_WINDOW_SECS = 1;

interface Sample {
  readonly secs: number;
  /** Read so far. */
  readonly bytes: number;
}

/**
 * Tells the pace of the last seconds from one status after the other; undefined at the
 * start, and where nothing was read. Counts only what is really read: what an index
 * recalls takes next to no time and would promise too much for the rest.
 */
export function createPaceMeter(): (status: LoadStatus, nowSecs: number) => LoadPace | undefined {
  const samples: Sample[] = [];
  return ({ bytesFound, bytesRead, bytesRecalled }, nowSecs) => {
    const newest = { secs: nowSecs, bytes: bytesRead - bytesRecalled };
    samples.push(newest);
    while (isBeforeReading(samples[1]) || (samples[1]?.secs ?? Infinity) <= nowSecs - WINDOW_SECS) {
      samples.shift();
    }
    const oldest = samples[0] ?? newest;
    const spanSecs = newest.secs - oldest.secs;
    const bytesPerSec = (newest.bytes - oldest.bytes) / spanSecs;
    if (spanSecs < MIN_WINDOW_SECS || bytesPerSec <= 0) return undefined;
    return { bytesPerSec, remainingSecs: Math.max(bytesFound - bytesRead, 0) / bytesPerSec };
  };
}

/** Directories are searched before anything is read, which says nothing of how long that takes. */
function isBeforeReading(sample: Sample | undefined): boolean {
  return sample?.bytes === 0;
}

/** How far loading has come, in words: the same in the terminal and on the page. */
export interface LoadReport {
  /** Of the bytes, 0 to 1; absent before any file was found. */
  readonly fraction?: number;
  /** "Loading 35 %", then "12 files", "1.2 GB of 3.4 GB", and what else there is to say. */
  readonly parts: readonly string[];
}

/** What to say of a status whose phase is `loading`. */
export function loadReportOf(status: LoadStatus, pace: LoadPace | undefined): LoadReport {
  const { bytesFound, bytesRead, bytesRecalled, directoriesSeen, filesFound } = status;
  if (bytesFound === 0) {
    const searched = countText(directoriesSeen, "directory", "directories");
    return { parts: [`Looking for event files in ${searched}`] };
  }
  const fraction = Math.min(bytesRead / bytesFound, 1);
  return {
    fraction,
    parts: [
      `Loading ${Math.floor(100 * fraction)} %`,
      countText(filesFound, "file"),
      `${bytesText(bytesRead)} of ${bytesText(bytesFound)}`,
      ...(bytesRecalled > 0 ? [`${bytesText(bytesRecalled)} from the index`] : []),
      ...(pace === undefined ? [] : paceParts(pace)),
    ],
  };
}

function paceParts({ bytesPerSec, remainingSecs }: LoadPace): string[] {
  const wholeSecs = Math.max(Math.round(remainingSecs), 1);
  return [`${bytesText(bytesPerSec)}/s`, `${secondsText(wholeSecs)} left`];
}
