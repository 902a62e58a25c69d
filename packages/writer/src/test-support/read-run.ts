import {
  clearBatch,
  createBatch,
  createScanner,
  decodeEvent,
  decodeTensor,
  type DataClass,
  type ScannedReference,
  type Scanner,
  type ScanStop,
} from "@runlens/format";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** [tag, step, wall time, value] */
export type Point = readonly [string, number, number, number];

/** A value that is no scalar. */
export interface Item {
  readonly tag: string;
  readonly step: number;
  readonly plugin: string;
  readonly dataClass: DataClass | undefined;
  /** `float64 30,3`; absent when the event is no tensor. */
  readonly tensor: string | undefined;
}

/** What our scanner finds in the event files of a run, in the order of their names. */
export interface ReadRun {
  readonly files: readonly string[];
  readonly points: readonly Point[];
  readonly items: readonly Item[];
  /** Steps. */
  readonly restarts: readonly number[];
  readonly damageCount: number;
  /** Of the last file. */
  readonly stop: ScanStop | undefined;
}

export function readRun(runDirectory: string): ReadRun {
  const files = readdirSync(runDirectory)
    .filter((name) => name.includes("tfevents"))
    .toSorted();
  const contents = files.map((name) => readFile(readFileSync(join(runDirectory, name))));
  return {
    files,
    points: contents.flatMap(({ points }) => points),
    items: contents.flatMap(({ items }) => items),
    restarts: contents.flatMap(({ restarts }) => restarts),
    damageCount: contents.reduce((sum, { damageCount }) => sum + damageCount, 0),
    stop: contents.at(-1)?.stop,
  };
}

export function stepsOf(run: ReadRun): number[] {
  return run.points.map(([, step]) => step);
}

function readFile(bytes: Uint8Array) {
  const scanner = createScanner();
  const batch = createBatch(4096);
  const points: Point[] = [];
  const items: Item[] = [];
  const restarts: number[] = [];
  let damageCount = 0;
  let offset = 0;
  for (;;) {
    const { nextOffset, stop } = scanner.scan(bytes.subarray(offset), offset, batch);
    offset = nextOffset;
    for (let i = 0; i < batch.count; i++) {
      points.push([
        scanner.tags[batch.tagIds[i] ?? -1]?.name ?? "?",
        batch.steps[i] ?? NaN,
        batch.wallTimesSecs[i] ?? NaN,
        batch.values[i] ?? NaN,
      ]);
    }
    items.push(...batch.references.map((reference) => itemOf(reference, scanner, bytes)));
    restarts.push(...batch.restarts.map(({ step }) => step));
    damageCount += batch.damage.length;
    clearBatch(batch);
    if (stop.kind !== "batchFull") return { points, items, restarts, damageCount, stop };
  }
}

function itemOf(reference: ScannedReference, scanner: Scanner, bytes: Uint8Array): Item {
  const { tagId, step, offset, byteLength } = reference;
  const scanned = scanner.tags[tagId];
  const tag = scanned?.name ?? "?";
  const payload = bytes.subarray(offset, offset + byteLength);
  return {
    tag,
    step,
    plugin: scanned?.pluginName ?? "?",
    dataClass: scanned?.dataClass,
    tensor: tensorText(payload, tag),
  };
}

function tensorText(payload: Uint8Array, tag: string): string | undefined {
  const read = decodeEvent(payload);
  if (read.kind === "malformed" || read.event.content.kind !== "summary") return undefined;
  const data = read.event.content.values.find((value) => value.tag === tag)?.data;
  if (data?.kind !== "tensor") return undefined;
  const tensor = decodeTensor(data.bytes);
  return tensor.kind === "unreadable"
    ? tensor.reason
    : `${tensor.dtype} ${tensor.shape.join(",")}`.trim();
}
