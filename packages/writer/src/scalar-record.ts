import { frameInPlace, FOOTER_BYTES, HEADER_BYTES } from "./encode/record.ts";
import { scalarValue } from "./encode/scalar.ts";
import type { TagOptions } from "./encode/summary-value.ts";
import {
  bytesField,
  encodeMessage,
  messageField,
  writeVarint,
  type Output,
} from "./encode/wire.ts";

/** The part of a scalar's event that is the same at every step. */
export interface ScalarTemplate {
  /** Field 5 of Event, with its key and length: a summary of the value 0. */
  readonly summary: Uint8Array;
  /** Of the float32 in `summary`. */
  readonly valueOffset: number;
  /** With the longest step. */
  readonly maxRecordBytes: number;
}

const WALL_TIME_KEY = 0x09;
const WALL_TIME_BYTES = 9;
const STEP_KEY = 0x10;
const MAX_STEP_BYTES = 11;

export function scalarTemplate(tag: string, options?: TagOptions): ScalarTemplate {
  const summary = summaryOf(tag, 0, options);
  const other = summaryOf(tag, NO_BYTE_ZERO, options);
  return {
    summary,
    valueOffset: summary.findIndex((byte, i) => byte !== other[i]),
    maxRecordBytes: HEADER_BYTES + WALL_TIME_BYTES + MAX_STEP_BYTES + summary.length + FOOTER_BYTES,
  };
}

/** A float32 of four bytes 1. */
const NO_BYTE_ZERO = new DataView(Uint8Array.of(1, 1, 1, 1).buffer).getFloat32(0);

function summaryOf(tag: string, value: number, options?: TagOptions): Uint8Array {
  return encodeMessage([messageField(5, [bytesField(1, scalarValue(tag, value, options))])]);
}

/**
 * Appends the record of one scalar: the bytes of `encodeRecord(encodeScalar(…))`,
 * without any object made, since this is what a logged scalar costs.
 */
export function writeScalarRecord(
  to: Output,
  { summary, valueOffset }: ScalarTemplate,
  step: number,
  wallTimeSecs: number,
  value: number,
): void {
  const { bytes, view, at: offset } = to;
  const start = offset + HEADER_BYTES;
  bytes[start] = WALL_TIME_KEY;
  view.setFloat64(start + 1, wallTimeSecs, true);
  to.at = start + WALL_TIME_BYTES;
  if (step !== 0) {
    bytes[to.at++] = STEP_KEY;
    writeVarint(to, step);
  }
  bytes.set(summary, to.at);
  view.setFloat32(to.at + valueOffset, value, true);
  const payloadBytes = to.at + summary.length - start;
  frameInPlace(view, offset, payloadBytes);
  to.at = start + payloadBytes + FOOTER_BYTES;
}
