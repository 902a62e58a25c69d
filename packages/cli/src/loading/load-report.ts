import { bytesText, countText, groupedText, secondsText } from "@runlens/base";
import { loadReportOf, type FileProblem, type LoadPace, type LoadStatus } from "@runlens/model";
import { dirname } from "node:path";

/** The line that is replaced while logs are being read. */
export function progressLine(status: LoadStatus, pace: LoadPace | undefined): string {
  const { fraction, parts } = loadReportOf(status, pace);
  return parts.join(" · ") + (fraction === undefined ? " …" : "");
}

/** What was loaded, in one line. */
export function summaryLine(status: LoadStatus, elapsedSecs: number): string {
  const { runCount, pointCount, filesFound, bytesRead, bytesRecalled } = status;
  const recalled = bytesRecalled === 0 ? "" : `, ${bytesText(bytesRecalled)} of it from the index`;
  return (
    `Loaded ${countText(runCount, "run")} with ${countText(pointCount, "value")} ` +
    `from ${countText(filesFound, "file")} (${bytesText(bytesRead)}${recalled}) ` +
    `in ${secondsText(elapsedSecs)}.`
  );
}

/** What could not be read; undefined when all could. */
export function problemLine({ problemCount, problems }: LoadStatus): string | undefined {
  const [first] = problems;
  if (first === undefined) return undefined;
  const others =
    problemCount === 1 ? "" : ` ${groupedText(problemCount - 1)} more: see runlens inspect.`;
  return problemText(first) + others;
}

/** What happened to which file, and what to do. */
export function problemText({ path, message, hint }: FileProblem): string {
  const place = message.includes(path) ? "" : `${dirname(path)}: `;
  return `${place}${message}${hint === undefined ? "" : ` ${hint}`}`;
}
