import { expect } from "vitest";
import { createScannerWith, type ScannerOptions } from "../event-scanner.ts";
import { TYPESCRIPT_DECODER, type ScalarDecoder } from "../scalar-decoder.ts";
import {
  clearBatch,
  createBatch,
  type DamagedRange,
  type ScanBatch,
  type Scanner,
  type ScanStop,
} from "../scan-batch.ts";
import { createWasmSpace } from "../wasm-decoder.ts";

/** [tag, step, wall time, value] */
export type Point = [string, number, number, number];

/** All that one file gave, in the order of the file. */
export interface Scanned {
  readonly points: Point[];
  /** [tag, step, offset, byteLength] */
  readonly references: [string, number, number, number][];
  /** [step, points before it, references before it] */
  readonly restarts: [number, number, number][];
  readonly damage: DamagedRange[];
  /** Events that did not need the general decoder. */
  readonly usualEvents: number;
  readonly scanner: Scanner;
  readonly nextOffset: number;
  readonly stop: ScanStop;
}

export interface ScanGrowingOptions extends ScannerOptions {
  /** Points of a batch; default 1000. */
  readonly capacity?: number;
}

/** Where bytes are scanned, and how. */
export interface Scanning {
  readonly decoder: ScalarDecoder;
  readonly batch: ScanBatch;
  /** The bytes, in memory that the decoder likes. */
  place(bytes: Uint8Array): Uint8Array;
}

/**
 * Scans a file that grows to each of `sizes` in turn and then to its whole length,
 * with every decoder there is; fails when they do not agree.
 */
export function scanGrowing(
  file: Uint8Array,
  sizes: readonly number[] = [],
  options: ScanGrowingOptions = {},
): Scanned {
  const { capacity = 1000 } = options;
  const scanned = scanWith([inTypeScript(capacity)], file, sizes, options);
  expectSame(scanWith([inWasm(capacity)], file, sizes, options), scanned);
  return scanned;
}

/** The same with one decoder, or with several: then a new scanner goes on wherever one stops. */
export function scanWith(
  [first, ...others]: readonly [Scanning, ...Scanning[]],
  file: Uint8Array,
  sizes: readonly number[],
  options: ScannerOptions,
): Scanned {
  const points: Point[] = [];
  const references: Scanned["references"] = [];
  const restarts: Scanned["restarts"] = [];
  const damage: DamagedRange[] = [];
  let usualEvents = 0;
  const createScanner = (decoder: ScalarDecoder, scannerOptions: ScannerOptions) => {
    const counting: ScalarDecoder = {
      isPayloadIntact: decoder.isPayloadIntact.bind(decoder),
      takeScalarEvents(view, from, batch, table, verify, progress) {
        decoder.takeScalarEvents(view, from, batch, table, verify, progress);
        usualEvents += progress.eventCount;
      },
    };
    return createScannerWith(counting, scannerOptions);
  };
  const turns = [...others, first];
  let scanning = first;
  let scanner = createScanner(scanning.decoder, options);
  let nextOffset = 0;
  let stop: ScanStop = { kind: "end" };
  const tagOf = (id: number | undefined) => scanner.tags[id ?? -1]?.name ?? "?";

  for (const [turn, size] of [...sizes, file.length].entries()) {
    const { batch } = scanning;
    do {
      // A copy that is wiped afterwards: what a scanner keeps must not lie in its input.
      const bytes = scanning.place(file.subarray(nextOffset, size));
      ({ nextOffset, stop } = scanner.scan(bytes, nextOffset, batch));
      bytes.fill(0xff);
      for (const { step, pointIndex, referenceIndex } of batch.restarts) {
        restarts.push([step, points.length + pointIndex, references.length + referenceIndex]);
      }
      for (let i = 0; i < batch.count; i++) {
        const tag = tagOf(batch.tagIds[i]);
        points.push([
          tag,
          batch.steps[i] ?? NaN,
          batch.wallTimesSecs[i] ?? NaN,
          batch.values[i] ?? NaN,
        ]);
      }
      for (const { tagId, step, offset, byteLength } of batch.references) {
        references.push([tagOf(tagId), step, offset, byteLength]);
      }
      damage.push(...batch.damage);
      clearBatch(batch);
    } while (stop.kind === "batchFull");
    if (others.length === 0) continue;
    const resume = { tags: scanner.tags, state: scanner.state() };
    scanning = turns[turn % turns.length] ?? first;
    scanner = createScanner(scanning.decoder, { ...options, resume });
  }
  return { points, references, restarts, damage, usualEvents, scanner, nextOffset, stop };
}

export function expectSame(scanned: Scanned, expected: Scanned): void {
  expect(comparable(scanned)).toEqual(comparable(expected));
}

function comparable({ scanner, ...found }: Scanned) {
  return { ...found, tags: scanner.tags, state: scanner.state() };
}

export function inTypeScript(capacity: number): Scanning {
  return { decoder: TYPESCRIPT_DECODER, batch: createBatch(capacity), place: copyOf };
}

function copyOf(bytes: Uint8Array): Uint8Array {
  return bytes.slice();
}

const WINDOW_BYTES = 2 ** 21;
const inWasmByCapacity = new Map<number, Scanning>();

/** Everything in WebAssembly from the first event on. Spaces are used again, as they are in use. */
export function inWasm(capacity: number): Scanning {
  const known = inWasmByCapacity.get(capacity);
  if (known !== undefined) return known;
  const space = createWasmSpace(WINDOW_BYTES, capacity, () => 0);
  if (space === undefined) throw new Error("no WebAssembly here");
  const { decoder, batch, window } = space;
  const place = (bytes: Uint8Array) => {
    window.set(bytes);
    return window.subarray(0, bytes.length);
  };
  const made = { decoder, batch, place };
  inWasmByCapacity.set(capacity, made);
  return made;
}
