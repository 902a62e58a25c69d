import { seededRandom } from "@runlens/base";
import { encodeFileVersion, encodeRecord, encodeScalar, encodeSimpleValue } from "@runlens/writer";
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A made-up log directory: every run logs every tag at every step. */
export interface LogSet {
  readonly runs: number;
  readonly tags: readonly string[];
  readonly steps: number;
  readonly stepStride: number;
  readonly form: "tf2" | "tf1";
}

const MANY_TAGS = [
  "loss",
  "accuracy",
  "grad_norm",
  "train/loss",
  "train/top1",
  "train/top5",
  "train/lr",
  "eval/loss",
  "eval/top1",
  "eval/top5",
  "eval/f1_macro",
  "perf/samples_sec",
  "perf/step_time",
  "perf/gpu_memory",
  "optim/momentum",
  "optim/weight_decay",
  "layers/0/weight_norm",
  "layers/1/weight_norm",
  "layers/2/weight_norm",
  "layers/3/weight_norm",
];

export const LOG_SETS = {
  a_tf2: { runs: 1, tags: ["train/loss"], steps: 1_000_000, stepStride: 1, form: "tf2" },
  a_tf1: { runs: 1, tags: ["train/loss"], steps: 1_000_000, stepStride: 1, form: "tf1" },
  c_tf2: { runs: 1_000, tags: MANY_TAGS, steps: 500, stepStride: 100, form: "tf2" },
} as const satisfies Record<string, LogSet>;

export type LogSetName = keyof typeof LOG_SETS;

const CACHE = fileURLToPath(new URL("../.cache/bench/", import.meta.url));
const FIRST_TIME_SECS = 1_700_000_000;
const WRITE_BYTES = 1024 * 1024;

/** Directory of a set, made if it is not there. The same bytes on every machine. */
export function makeLogs(name: LogSetName): string {
  return makeLogSet(name, LOG_SETS[name]);
}

/** The same for a set that only one measurement needs; `name` must be its own. */
export function makeLogSet(name: string, set: LogSet): string {
  const directory = join(CACHE, name);
  if (existsSync(directory)) return directory;
  const draft = `${directory}.draft`;
  rmSync(draft, { recursive: true, force: true });
  for (let run = 0; run < set.runs; run++) {
    const runName = `run_${String(run).padStart(4, "0")}`;
    writeRun(join(draft, runName), set, seededRandom(run + 1));
  }
  renameSync(draft, directory);
  return directory;
}

function writeRun(directory: string, set: LogSet, random: () => number): void {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, `events.out.tfevents.${FIRST_TIME_SECS}.bench.0.0.v2`);
  const descriptor = openSync(path, "w");
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  for (const payload of eventsOf(set, random)) {
    const record = encodeRecord(payload);
    waiting.push(record);
    waitingBytes += record.length;
    if (waitingBytes < WRITE_BYTES) continue;
    writeSync(descriptor, Buffer.concat(waiting));
    waiting = [];
    waitingBytes = 0;
  }
  writeSync(descriptor, Buffer.concat(waiting));
  closeSync(descriptor);
}

/** Values decay and are noisy; steps take 0.2 to 0.25 s. */
function* eventsOf(set: LogSet, random: () => number): Generator<Uint8Array> {
  const encode = set.form === "tf2" ? encodeScalar : encodeSimpleValue;
  let wallTimeSecs = FIRST_TIME_SECS;
  yield encodeFileVersion(wallTimeSecs, "runlens.bench");
  for (let i = 0; i < set.steps; i++) {
    wallTimeSecs += 0.2 + 0.05 * random();
    const decay = Math.exp((-5 * i) / set.steps);
    for (const tag of set.tags) {
      const value = decay + 0.1 * random();
      yield encode({ wallTimeSecs, step: i * set.stepStride, tag, value });
    }
  }
}
