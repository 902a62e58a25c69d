import { seededRandom } from "@runlens/base";
import {
  encodeEvent,
  encodeFileVersion,
  encodeRecord,
  encodeScalar,
  encodeSimpleValue,
  sessionStartValue,
  simpleValue,
} from "@runlens/writer";
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "../tools/root.ts";
import {
  LOG_SETS,
  MIXED,
  isLogSet,
  namedSets,
  type LogSetName,
  type ScalarSet,
} from "./log-sets.ts";
import { mixedEvents } from "./mixed-events.ts";

export { LOG_SETS, type LogSetName } from "./log-sets.ts";

const FIRST_TIME_SECS = 1_700_000_000;
const WRITE_BYTES = 1024 * 1024;

/** Directory of a set, made if it is not there. The same bytes on every machine. */
export function makeLogs(name: LogSetName): string {
  return makeLogSet(name, LOG_SETS[name]);
}

/** The same for a set that only one measurement needs; `name` must be its own. */
export function makeLogSet(name: string, set: ScalarSet | typeof MIXED): string {
  const directory = inRoot(".cache/bench", name);
  if (existsSync(directory)) return directory;
  const draft = `${directory}.draft`;
  rmSync(draft, { recursive: true, force: true });
  if (set === MIXED) writeRun(join(draft, "run"), mixedEvents(FIRST_TIME_SECS));
  else writeScalarSet(draft, set);
  renameSync(draft, directory);
  return directory;
}

function writeScalarSet(directory: string, set: ScalarSet): void {
  for (let i = 0; i < set.runs; i++) {
    const runName = `run_${String(i).padStart(4, "0")}`;
    writeRun(join(directory, runName), scalarEvents(set, seededRandom(i + 1)));
  }
}

function writeRun(directory: string, events: Iterable<Uint8Array>): void {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, `events.out.tfevents.${FIRST_TIME_SECS}.bench.0.0.v2`);
  const descriptor = openSync(path, "w");
  let waiting = [encodeRecord(encodeFileVersion(FIRST_TIME_SECS, "runlens.bench"))];
  let waitingBytes = 0;
  for (const payload of events) {
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
function* scalarEvents(set: ScalarSet, random: () => number): Generator<Uint8Array> {
  let wallTimeSecs = FIRST_TIME_SECS;
  if (set.hyperparameters !== undefined) yield sessionStart(set.hyperparameters, random);
  for (let i = 0; i < set.steps; i++) {
    wallTimeSecs += 0.2 + 0.05 * random();
    const decay = Math.exp((-5 * i) / set.steps);
    const nextValue = () => decay + 0.1 * random();
    yield* eventsOfStep(set, { wallTimeSecs, step: i * set.stepStride }, nextValue);
  }
}

function sessionStart(count: number, random: () => number): Uint8Array {
  const entries = Array.from({ length: count }, (_, i) => {
    const value = random();
    return [`hparam_${i}`, i % 4 === 3 ? `choice-${Math.floor(10 * value)}` : value] as const;
  });
  const hparams = Object.fromEntries(entries);
  const session = sessionStartValue({ hparams, startTimeSecs: FIRST_TIME_SECS });
  return encodeEvent({ step: 0, wallTimeSecs: FIRST_TIME_SECS, values: [session] });
}

function* eventsOfStep(
  { form, tags }: ScalarSet,
  at: { readonly wallTimeSecs: number; readonly step: number },
  nextValue: () => number,
): Generator<Uint8Array> {
  if (form === "merged") {
    yield encodeEvent({ ...at, values: tags.map((tag) => simpleValue(tag, nextValue())) });
    return;
  }
  const encode = form === "tf2" ? encodeScalar : encodeSimpleValue;
  for (const tag of tags) yield encode({ ...at, tag, value: nextValue() });
}

/** `npm run bench -- make-logs [NAME…]` makes sets before they are needed. */
export function run(names: readonly string[]): void {
  for (const name of namedSets(names, Object.keys(LOG_SETS).filter(isLogSet))) makeLogs(name);
}
