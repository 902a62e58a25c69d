import { Agent } from "node:http";
import {
  startServer,
  tensorBoardBinary,
  type Answered,
  type Ask,
  type ServerName,
} from "./compat-server.ts";
import { LOG_SETS } from "./log-sets.ts";
import { makeLogs, makeLogSet } from "./make-logs.ts";
import { machineLine, medianOf, print, quantileOf, row } from "./report.ts";

const TIME_SERIES = "/data/plugin/timeseries/timeSeries";
const TAGS = ["/data/plugin/timeseries/tags", "/data/plugin/scalars/tags"];
const LISTS = ["/data/runs", "/data/plugins_listing", "/data/plugin/timeseries/tags"];

/** Tags asked for, each twice. */
const TAGS_ASKED = 5;
const REPEATS = 5;

const CLIENTS = 200;
const POLL_INTERVAL_MS = 1_000;
const POLL_SECS = 10;

const servers: readonly ServerName[] =
  tensorBoardBinary === undefined ? ["Runlens"] : ["Runlens", "TensorBoard"];

/**
 * TensorBoard's routes over the network, without compression: one tag of many runs, many tags,
 * and many clients at once. With `RUNLENS_BENCH_TENSORBOARD` TensorBoard answers the same.
 */
export async function run(): Promise<void> {
  print(machineLine());
  print(row(["one tag of all runs, ms", "first", "all of it", "again", "all of it", "MB"]));
  for (const set of ["b_tf2", "c_tf2"] as const) {
    const tags = LOG_SETS[set].tags.slice(0, TAGS_ASKED);
    await eachServer(makeLogs(set), async (name, ask) => {
      print(row([`${name}, ${set}`, ...(await measureSeries(ask, tags))]));
    });
  }
  print("");
  print(row(["12,345 tags, ms", "first", "all of it", "again", "all of it", "MB"]));
  await eachServer(manyTags(), async (name, ask) => {
    for (const path of TAGS)
      print(row([`${name}, ${path.slice(13)}`, ...(await measureTags(ask, path))]));
  });
  print("");
  print(row([`${CLIENTS} clients, ms`, "median", "99 %", "slowest", "answers", "errors"]));
  await eachServer(makeLogs("b_tf2"), async (name, ask) => {
    print(row([name, ...(await measurePolling(ask, LOG_SETS.b_tf2.tags[0] ?? ""))]));
  });
}

function manyTags(): string {
  const tags = Array.from({ length: 12_345 }, (_, i) => `layer_${i}/weights/norm`);
  return makeLogSet("tags_12345", { runs: 1, tags, steps: 2, stepStride: 1, form: "tf2" });
}

async function eachServer(
  logDirectory: string,
  measure: (name: ServerName, ask: Ask) => Promise<void>,
): Promise<void> {
  for (const name of servers) {
    const server = await startServer(name, logDirectory);
    try {
      await measure(name, server.ask);
    } finally {
      await server.end();
    }
  }
}

/** Each tag twice in turn. */
async function measureSeries(ask: Ask, tags: readonly string[]): Promise<string[]> {
  const first: Answered[] = [];
  const again: Answered[] = [];
  for (const tag of tags) {
    const requests = [{ plugin: "scalars", tag }];
    first.push(await ask(TIME_SERIES, { requests }));
    again.push(await ask(TIME_SERIES, { requests }));
  }
  return figures(first, again);
}

async function measureTags(ask: Ask, path: string): Promise<string[]> {
  const first = [await ask(path)];
  const again: Answered[] = [];
  for (let i = 0; i < REPEATS; i++) again.push(await ask(path));
  return figures(first, again);
}

function figures(first: readonly Answered[], again: readonly Answered[]): string[] {
  const times = [first, again].flatMap((answers) => [
    medianOf(answers.map(({ headMs }) => headMs)).toFixed(1),
    medianOf(answers.map(({ allMs }) => allMs)).toFixed(1),
  ]);
  return [...times, (medianOf(again.map(({ bytes }) => bytes)) / 1e6).toFixed(1)];
}

/** Each client asks for all lists and one series once a second, over a connection of its own. */
async function measurePolling(ask: Ask, tag: string): Promise<string[]> {
  const ms: number[] = [];
  let errors = 0;
  const endMs = performance.now() + POLL_SECS * 1000;
  const counted = async (...asked: Parameters<Ask>) => {
    const answer = await ask(...asked).catch(() => undefined);
    if (answer?.status === 200) ms.push(answer.allMs);
    else errors += 1;
  };
  const client = async (index: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const runName = `run_${String(index % 100).padStart(4, "0")}`;
    await pause((index / CLIENTS) * POLL_INTERVAL_MS);
    while (performance.now() < endMs) {
      const startMs = performance.now();
      for (const path of LISTS) await counted(path, { agent });
      await counted(TIME_SERIES, { requests: [{ plugin: "scalars", tag, run: runName }], agent });
      await pause(POLL_INTERVAL_MS - (performance.now() - startMs));
    }
    agent.destroy();
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, index) => client(index)));
  return [
    medianOf(ms).toFixed(1),
    quantileOf(ms, 0.99).toFixed(1),
    quantileOf(ms, 1).toFixed(1),
    String(ms.length),
    String(errors),
  ];
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(ms, 0)));
}
