import type { ScalarPoints } from "@runlens/model";
import { MAX_NUMBER_BYTES, writeNumber } from "./number-digits.ts";

/** What stands around the numbers of a point, as the bytes of JSON. */
export interface PointForm {
  readonly wallTime: Uint8Array;
  readonly step: Uint8Array;
  readonly value: Uint8Array;
  readonly end: Uint8Array;
}

const utf8 = new TextEncoder();

/** @param texts before wall time, step and value, and after them; ASCII. */
export function pointForm(...texts: readonly [string, string, string, string]): PointForm {
  const [wallTime, step, value, end] = texts;
  return {
    wallTime: utf8.encode(wallTime),
    step: utf8.encode(step),
    value: utf8.encode(value),
    end: utf8.encode(end),
  };
}

/** `[wall time (s), step, value]`. */
export const ROW_FORM = pointForm("[", ",", ",", "]");

const OPEN = "[".charCodeAt(0);
const CLOSE = "]".charCodeAt(0);
const COMMA = ",".charCodeAt(0);

const NAN = utf8.encode('"NaN"');
const INFINITY = utf8.encode('"Infinity"');
const MINUS_INFINITY = utf8.encode('"-Infinity"');

/** Larger answers have memory of their own. */
const MAX_SCRATCH_BYTES = 2 ** 20;

/** Reused, so that only answers are new memory. */
let scratch = new Uint8Array(2 ** 16);

/** `[point, …]` as the bytes of JSON: those of `points` at `positions`, in their order. */
export function pointsJson(
  points: ScalarPoints,
  positions: readonly number[],
  form: PointForm,
): Uint8Array<ArrayBuffer> {
  const { steps, wallTimesSecs, values } = points;
  const bytes = roomFor(positions.length * maxPointBytes(form) + 2);
  let at = 0;
  bytes[at++] = OPEN;
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i] ?? 0;
    if (i > 0) bytes[at++] = COMMA;
    at = copy(form.wallTime, bytes, at);
    at = writeJsonNumber(wallTimesSecs[position] ?? NaN, bytes, at);
    at = copy(form.step, bytes, at);
    at = writeJsonNumber(steps[position] ?? NaN, bytes, at);
    at = copy(form.value, bytes, at);
    at = writeJsonNumber(values[position] ?? NaN, bytes, at);
    at = copy(form.end, bytes, at);
  }
  bytes[at++] = CLOSE;
  return bytes.slice(0, at);
}

function maxPointBytes({ wallTime, step, value, end }: PointForm): number {
  return wallTime.length + step.length + value.length + end.length + 3 * MAX_NUMBER_BYTES + 1;
}

function roomFor(byteLength: number): Uint8Array<ArrayBuffer> {
  if (byteLength > MAX_SCRATCH_BYTES) return new Uint8Array(byteLength);
  if (byteLength > scratch.length) scratch = new Uint8Array(byteLength);
  return scratch;
}

/** Numbers that JSON lacks travel as strings, as in `json`. */
function writeJsonNumber(value: number, bytes: Uint8Array, at: number): number {
  if (Number.isFinite(value)) return writeNumber(value, bytes, at);
  return copy(Number.isNaN(value) ? NAN : value > 0 ? INFINITY : MINUS_INFINITY, bytes, at);
}

function copy(part: Uint8Array, bytes: Uint8Array, at: number): number {
  for (let i = 0; i < part.length; i++) bytes[at + i] = part[i] ?? 0;
  return at + part.length;
}
