import type { Reader } from "@runlens/model";
import { EXIT } from "../exit-error.ts";
import type { LoadingOptions } from "../flags/loading-options.ts";
import type { Source } from "../flags/serve-options.ts";
import { inspectionJson, inspectionText, type Inspection } from "../inspection.ts";
import { explainEmptiness } from "../loading/explain-emptiness.ts";
import { openData } from "../loading/open-data.ts";
import { watchLoading } from "../loading/watch-loading.ts";
import type { Terminal } from "../terminal.ts";

export interface InspectOptions {
  readonly json: boolean;
  readonly loading: LoadingOptions;
}

const LACKS_ROOM =
  "Not everything was read: neither memory nor disk has room for all points. Give more memory with --max_memory.";

/** Prints what a log directory holds; exit code 1 when there is none to read, or no room for all of it. */
export async function runInspect(
  source: Source,
  { json, loading }: InspectOptions,
  terminal: Terminal,
): Promise<number> {
  const data = openData(source, loading, terminal, "read");
  try {
    data.load({ reloadIntervalSecs: 0 });
    const inspection = await inspect(data.reader, terminal);
    const { status } = inspection;
    for (const explanation of await explainEmptiness(status)) terminal.tell(explanation);
    terminal.out(json ? inspectionJson(inspection) : inspectionText(inspection));
    const isReadable = status.logDirectories.some(
      ({ state }) => state === "found" || state === "empty",
    );
    if (data.lacksRoom) terminal.tell(LACKS_ROOM);
    return isReadable && !data.lacksRoom ? EXIT.ok : EXIT.failed;
  } finally {
    await data.close();
  }
}

async function inspect(reader: Reader, terminal: Terminal): Promise<Inspection> {
  const { status } = await watchLoading(reader, terminal);
  const query = { experiment: "" };
  return {
    status,
    runs: await reader.runs(query),
    series: await reader.series(query),
    problems: (await reader.problems?.()) ?? status.problems,
  };
}
