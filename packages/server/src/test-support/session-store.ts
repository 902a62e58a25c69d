import { createBatch, type ScannedTag } from "@runlens/format";
import { createStore } from "@runlens/store";

/** Wall time in seconds, step, value. */
type Row = readonly [wallTimeSecs: number, step: number, value: number];

export type LoggedRuns = Readonly<Record<string, LoggedRun>>;

export interface LoggedRun {
  readonly hparams?: Readonly<Record<string, number | string | boolean>>;
  readonly hasEnded?: boolean;
  readonly loss?: readonly Row[];
}

/** A store of runs with hyperparameters and a scalar series "loss", and a verb to log more. */
export function sessionStore(runs: LoggedRuns) {
  const store = createStore();
  const logged = { files: 0 };

  function add(run: string, tag: ScannedTag, rows: readonly Row[]): void {
    const batch = createBatch(Math.max(rows.length, 1));
    for (const [wallTimeSecs, step, value] of rows) {
      if (tag.dataClass !== "scalar") {
        batch.references.push({ tagId: 0, step, wallTimeSecs, offset: 0, byteLength: 1 });
        continue;
      }
      batch.tagIds[batch.count] = 0;
      batch.wallTimesSecs[batch.count] = wallTimeSecs;
      batch.steps[batch.count] = step;
      batch.values[batch.count] = value;
      batch.count += 1;
    }
    const name = `events.out.tfevents.${String((logged.files += 1)).padStart(5, "0")}`;
    const firstTimeSecs = rows[0]?.[0];
    store.addFile(run, name).append({ tags: [tag], firstTimeSecs }, batch);
  }

  const log = (run: string, tag: string, rows: readonly Row[]): void =>
    add(run, tagOf(tag, "scalars", "scalar", new Uint8Array()), rows);

  for (const [run, { hparams, hasEnded = false, loss = [AT_ONCE] }] of Object.entries(runs)) {
    const [start = AT_ONCE] = loss;
    if (hparams !== undefined) {
      add(run, tagOf("_hparams_/session_start_info", "hparams", "tensor", started(hparams)), [
        start,
      ]);
    }
    if (hasEnded)
      add(run, tagOf("_hparams_/session_end_info", "hparams", "tensor", ENDED), [start]);
    log(run, "loss", loss);
  }
  return { reader: store.reader, log };
}

const AT_ONCE: Row = [0, 0, 0];

/** `session_end_info { status: STATUS_SUCCESS }` */
const ENDED = Uint8Array.of(0x22, 2, 0x08, 1);

const utf8 = new TextEncoder();

function started(hparams: NonNullable<LoggedRun["hparams"]>): Uint8Array {
  const entries = Object.entries(hparams).flatMap(([name, value]) =>
    field(1, [...field(1, utf8.encode(name)), ...field(2, protobufValue(value))]),
  );
  return Uint8Array.from(field(3, entries));
}

function protobufValue(value: number | string | boolean): number[] {
  if (typeof value === "number") return [0x11, ...new Uint8Array(Float64Array.of(value).buffer)];
  if (typeof value === "string") return field(3, utf8.encode(value));
  return [0x20, Number(value)];
}

/** @param bytes at most 127. */
function field(number: number, bytes: Iterable<number>): number[] {
  const content = [...bytes];
  return [number * 8 + 2, content.length, ...content];
}

function tagOf(
  name: string,
  pluginName: string,
  dataClass: ScannedTag["dataClass"],
  pluginContent: Uint8Array,
): ScannedTag {
  return { name, pluginName, pluginContent, dataClass, displayName: "", description: "" };
}
