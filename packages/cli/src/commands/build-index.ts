import { EXIT } from "../exit-error.ts";
import type { LoadingOptions } from "../flags/loading-options.ts";
import type { Source } from "../flags/serve-options.ts";
import { indexReportJson, indexReportText, type IndexReport } from "../index-report.ts";
import { bytesBelow } from "../loading/bytes-below.ts";
import { explainEmptiness } from "../loading/explain-emptiness.ts";
import { problemLine } from "../loading/load-report.ts";
import { openData } from "../loading/open-data.ts";
import { watchLoading } from "../loading/watch-loading.ts";
import { nextSignal } from "../signals.ts";
import type { Terminal } from "../terminal.ts";

export interface IndexOptions {
  readonly json: boolean;
  readonly loading: LoadingOptions;
}

/**
 * Reads what an index of the logs lacks, prints what it holds then and what that cost, and
 * ends. A signal ends it early; what was read until then is kept.
 */
export async function runIndex(
  source: Source,
  { json, loading }: IndexOptions,
  terminal: Terminal,
): Promise<number> {
  const startMs = performance.now();
  const interrupted = nextSignal();
  const data = openData(source, loading, terminal);
  const { reader, indexDirectory } = data;
  data.load({ reloadIntervalSecs: 0 });
  const loaded = await Promise.race([watchLoading(reader, terminal), interrupted]);
  terminal.progress("");
  const isInterrupted = typeof loaded !== "object";
  const status = await reader.status();
  const series = await reader.series({ experiment: "" });
  const { isKept, lacksRoom } = data;
  await data.close();

  const report: IndexReport = {
    isComplete: !isInterrupted && !lacksRoom && (isKept || indexDirectory === undefined),
    status,
    seriesCount: series.length,
    scalarPoints: series
      .filter(({ dataClass }) => dataClass === "scalar")
      .reduce((sum, { pointCount }) => sum + pointCount, 0),
    seconds: (performance.now() - startMs) / 1000,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    ...(indexDirectory !== undefined && {
      index: { directory: indexDirectory, bytes: await bytesBelow(indexDirectory) },
    }),
  };
  terminal.out(json ? indexReportJson(report) : indexReportText(report));
  await tellWhatIsLacking(report, terminal);
  if (isInterrupted) {
    terminal.tell("Interrupted. What was read is kept; the next start goes on from there.");
    return EXIT.interrupted;
  }
  return report.isComplete && indexDirectory !== undefined && status.filesFound > 0
    ? EXIT.ok
    : EXIT.failed;
}

async function tellWhatIsLacking(report: IndexReport, terminal: Terminal): Promise<void> {
  const { status, index } = report;
  const problems = problemLine(status);
  if (problems !== undefined) terminal.tell(problems);
  for (const explanation of await explainEmptiness(status)) terminal.tell(explanation);
  if (index === undefined) {
    terminal.tell(
      "Nothing was kept: another Runlens that is running keeps the index of these logs, or there was no place for it.",
    );
  }
}
