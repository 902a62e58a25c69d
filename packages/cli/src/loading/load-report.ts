import { countText } from "@runlens/base";
import type { FileProblem, LoadStatus } from "@runlens/model";
import { dirname } from "node:path";
import { bytes, count, duration } from "../text.ts";

/** The line that is replaced while logs are being read. */
export function progressLine(status: LoadStatus, elapsedSecs: number): string {
  const { bytesFound, bytesRead, directoriesSeen, filesFound } = status;
  if (bytesFound === 0) {
    return `Looking for event files in ${countText(directoriesSeen, "directory", "directories")} …`;
  }
  const bytesPerSec = bytesRead / Math.max(elapsedSecs, 0.001);
  const remainingSecs = (bytesFound - bytesRead) / Math.max(bytesPerSec, 1);
  return [
    `Loading ${Math.floor((100 * bytesRead) / bytesFound)} %`,
    countText(filesFound, "file"),
    `${bytes(bytesRead)} of ${bytes(bytesFound)}`,
    `${bytes(bytesPerSec)}/s`,
    `${duration(remainingSecs)} left`,
  ].join(" · ");
}

/** What was read, in one line. */
export function summaryLine(status: LoadStatus, elapsedSecs: number): string {
  const { runCount, pointCount, filesFound, bytesRead } = status;
  return (
    `Loaded ${countText(runCount, "run")} with ${countText(pointCount, "value")} ` +
    `from ${countText(filesFound, "file")} (${bytes(bytesRead)}) in ${duration(elapsedSecs)}.`
  );
}

/** What could not be read; undefined when all could. */
export function problemLine({ problemCount, problems }: LoadStatus): string | undefined {
  const [first] = problems;
  if (first === undefined) return undefined;
  const others = problemCount === 1 ? "" : ` ${count(problemCount - 1)} more: see runlens inspect.`;
  return problemText(first) + others;
}

/** What happened to which file, and what to do. */
export function problemText({ path, message, hint }: FileProblem): string {
  const place = message.includes(path) ? "" : `${dirname(path)}: `;
  return `${place}${message}${hint === undefined ? "" : ` ${hint}`}`;
}
