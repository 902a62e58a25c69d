import {
  encodeFileVersion,
  encodeRecord,
  encodeScalar,
  encodeSessionStart,
  encodeSimpleValue,
} from "@runlens/writer";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { inRoot } from "./root.ts";

/** 2024-01-01T00:00:00Z; one step a second after it. */
const START_SECS = 1_704_067_200;
const HEADER_BYTES = 12;

/** The log directories in testdata/, file by file, the same bytes each time. */
export function testdata(): Map<string, Uint8Array> {
  const loss = valuesOf("loss", (step) => 1 / (1 + step));
  return new Map([
    [
      fileIn("two-runs/train", 0),
      records(version(), ...loss, ...valuesOf("accuracy", (step) => step / 20)),
    ],
    [
      fileIn("two-runs/validation", 0),
      records(version(), ...valuesOf("loss", (step) => 1.5 / (1 + step), encodeSimpleValue)),
    ],
    [
      fileIn("two-runs/unusual", 0),
      records(version(), ...valuesOf("value", (step) => UNUSUAL[step] ?? step)),
    ],
    [
      fileIn("damaged/flipped-value", 0),
      records(version(), ...withFlippedBit(loss, HEADER_BYTES + 4)),
    ],
    [fileIn("damaged/flipped-length", 0), records(version(), ...withFlippedBit(loss, 0))],
    [fileIn("damaged/cut-off", 0), records(version(), ...loss).slice(0, -7)],
    [fileIn("resumed", 0), records(version(), ...loss)],
    [fileIn("resumed", 10), records(version(), start(10), ...loss.slice(10), ...late(loss.length))],
  ]);
}

const STEPS = 20;
const UNUSUAL = [1, Number.NaN, 2, Number.POSITIVE_INFINITY, 3, Number.NEGATIVE_INFINITY];

type Encode = typeof encodeScalar;

function fileIn(run: string, secsLater: number): string {
  return `${run}/events.out.tfevents.${START_SECS + secsLater}.testdata.v2`;
}

function valuesOf(
  tag: string,
  valueAt: (step: number) => number,
  encode: Encode = encodeScalar,
): Uint8Array[] {
  return Array.from({ length: STEPS }, (_, step) => record(tag, step, valueAt(step), encode));
}

function late(step: number): Uint8Array[] {
  return [record("loss", step, 0.01, encodeScalar)];
}

function record(tag: string, step: number, value: number, encode: Encode): Uint8Array {
  return encodeRecord(encode({ wallTimeSecs: START_SECS + step, step, tag, value }));
}

function version(): Uint8Array {
  return encodeRecord(encodeFileVersion(START_SECS, "runlens"));
}

function start(step: number): Uint8Array {
  return encodeRecord(encodeSessionStart(START_SECS + step, step));
}

/** One bit of the record in the middle, `offset` bytes from its beginning. */
function withFlippedBit(intact: readonly Uint8Array[], offset: number): Uint8Array[] {
  return intact.map((bytes, index) =>
    index === STEPS / 2 ? bytes.map((byte, i) => (i === offset ? byte ^ 1 : byte)) : bytes,
  );
}

function records(...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}

async function makeTestdata(): Promise<void> {
  for (const [path, bytes] of testdata()) {
    const file = inRoot("testdata", path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}

if (import.meta.main) await makeTestdata();
