import { createMemoryAnnotations } from "@runlens/annotations";
import { createApp } from "@runlens/server";
import { openDataPlane } from "./data-plane.ts";
import { makeLogs } from "./make-logs.ts";
import { machineLine, medianOf, print, quantileOf, row } from "./report.ts";

const REPEATS = 20;
const SETTINGS = { version: "0", windowTitle: "", pathPrefix: "", host: "localhost" };

const COLUMNS = Array.from({ length: 100 }, (_, i) => [
  `hparam_${i}`,
  `last(metric_${i}/val)`,
]).flat();

/** Requests of one kind; `i` makes each another one. */
const KINDS: Readonly<Record<string, (i: number) => object>> = {
  "names alone": () => ({ limit: 10_000 }),
  "filter: pattern": (i) => ({ filter: `_[0-4].*${i % 10}$` }),
  "filter: hyperparameter": (i) => ({ filter: `hparam_${i % 3} < 0.${i + 10}` }),
  "filter: three parts": (i) => ({
    filter: `run ~ "_[0-4]" and hparam_0 < 0.${i + 10} and last(metric_${i}/val) < 0.5`,
  }),
  "sort: hyperparameter": (i) => ({ sort: [{ by: `hparam_${i}` }] }),
  "sort: newest value": (i) => ({ sort: [{ by: `last(metric_${i}/val)`, isDescending: true }] }),
  "sort: mean": (i) => ({ sort: [{ by: `mean(metric_${i}/val)` }] }),
  "sort: name": () => ({ sort: [{ by: "run", isDescending: true }] }),
  "group: text": (i) => ({ groupBy: `hparam_${4 * i + 3}`, sort: [{ by: `hparam_${i}` }] }),
};

/**
 * Tables of 10,000 runs with 100 hyperparameters and 100 metrics, from the request to the
 * bytes of the answer, without a network: 100 rows of all 200 columns. Processor time, so
 * that other work on the machine is left out.
 */
export async function run(): Promise<void> {
  const plane = openDataPlane({ logDirectory: makeLogs("h_runs"), reloadIntervalSecs: 0 });
  await plane.ingest.loaded;
  const { reader } = plane.store;
  const annotations = createMemoryAnnotations();
  const app = createApp({ reader, annotations, plugins: [], settings: SETTINGS });
  const askMs = async (path: string, request?: object): Promise<number> => {
    const start = process.cpuUsage();
    const response = await app.request(
      `http://localhost/api/v1/${path}`,
      request && { method: "POST", body: JSON.stringify(request) },
    );
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };

  print(`${machineLine()}; 10,000 runs x 200 columns, ms of processor time`);
  print(row(["first of all", (await askMs("run-table", { columns: COLUMNS })).toFixed(0)]));
  print(row(["columns, first", (await askMs("run-columns")).toFixed(0)]));
  print(row(["columns, again", (await askMs("run-columns")).toFixed(0)]));
  print(row(["", "first", "median", "95 %", "longest"]));
  for (const [name, requestOf] of Object.entries(KINDS)) {
    const times: number[] = [];
    for (let i = 0; i < REPEATS; i++) {
      const columns = name === "names alone" ? [] : COLUMNS;
      times.push(await askMs("run-table", { columns, ...requestOf(i) }));
    }
    print(row([name, ...figures(times)]));
  }
  await plane.close();
}

function figures(times: readonly number[]): string[] {
  const [first = NaN] = times;
  return [first, medianOf(times), quantileOf(times, 0.95), Math.max(...times)].map((ms) =>
    ms.toFixed(0),
  );
}
