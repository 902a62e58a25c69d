import { startIngest } from "@runlens/ingest";
import type { Reader } from "@runlens/model";
import { createStore } from "@runlens/store";
import { EXIT } from "../exit-error.ts";
import type { Source } from "../flags/serve-options.ts";
import { inspectionJson, inspectionText, type Inspection } from "../inspection.ts";
import { explainEmptiness } from "../loading/explain-emptiness.ts";
import { logDirectoriesOf } from "../loading/source.ts";
import { watchLoading } from "../loading/watch-loading.ts";
import type { Terminal } from "../terminal.ts";

/** Prints what a log directory holds; exit code 1 when there is none to read. */
export async function runInspect(
  source: Source,
  { json }: { readonly json: boolean },
  terminal: Terminal,
): Promise<number> {
  const inspection = await inspect(source, terminal);
  const { status } = inspection;
  for (const explanation of await explainEmptiness(status)) terminal.tell(explanation);
  terminal.out(json ? inspectionJson(inspection) : inspectionText(inspection));
  const isReadable = status.logDirectories.some(
    ({ state }) => state === "found" || state === "empty",
  );
  return isReadable ? EXIT.ok : EXIT.failed;
}

/** Reads everything below a log directory, once. */
export async function inspect(
  source: Source,
  terminal: Terminal,
): Promise<Inspection & { readonly reader: Reader }> {
  const store = createStore();
  const ingest = startIngest({
    store,
    logDirectories: logDirectoriesOf(source),
    reloadIntervalSecs: 0,
  });
  try {
    const { reader } = store;
    const { status } = await watchLoading(reader, terminal);
    const query = { experiment: "" };
    return { reader, status, runs: await reader.runs(query), series: await reader.series(query) };
  } finally {
    await ingest.close();
    store.close();
  }
}
