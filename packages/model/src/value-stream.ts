import { decodeValues, encodeValues } from "./value-frame.ts";
import type { LoggedValue } from "./values.ts";

/** What a reader has for one query: undefined for a series that it does not have. */
export type ValuesAnswer = readonly LoggedValue[] | undefined;

/** Queries in one request for such a stream; they are answered one after the other. */
export const MAX_VALUE_QUERIES = 500;

const LENGTH_BYTES = 4;
/** In place of a length. */
const UNKNOWN_SERIES = 0xffffffff;

/**
 * One answer in a stream of answers, for `POST /api/v1/values-at`: u32 little-endian, the length
 * of a value frame, then the frame. The length 2^32 - 1, without a frame, is an unknown series.
 */
export function encodeValuesAnswer(answer: ValuesAnswer): Uint8Array<ArrayBuffer> {
  const frame = answer === undefined ? undefined : encodeValues(answer);
  const bytes = new Uint8Array(LENGTH_BYTES + (frame?.length ?? 0));
  new DataView(bytes.buffer).setUint32(0, frame?.length ?? UNKNOWN_SERIES, true);
  if (frame !== undefined) bytes.set(frame, LENGTH_BYTES);
  return bytes;
}

/**
 * Reads such a stream: takes its bytes as they come, in any pieces, and gives back the answers
 * that are whole by then. It throws `frame.invalid` as `decodeValues` does.
 */
export function createAnswerDecoder(): (piece: Uint8Array) => ValuesAnswer[] {
  /** Undefined while a length is read. */
  let frameBytes: number | undefined;
  let part = new Uint8Array(LENGTH_BYTES);
  let filled = 0;
  return (piece) => {
    const answers: ValuesAnswer[] = [];
    let at = 0;
    while (at < piece.length) {
      const taken = piece.subarray(at, at + part.length - filled);
      part.set(taken, filled);
      filled += taken.length;
      at += taken.length;
      if (filled < part.length) break;
      if (frameBytes !== undefined) {
        answers.push(decodeValues(part.buffer));
        frameBytes = undefined;
      } else {
        const length = new DataView(part.buffer).getUint32(0, true);
        if (length === UNKNOWN_SERIES) answers.push(undefined);
        else frameBytes = length;
      }
      part = new Uint8Array(frameBytes ?? LENGTH_BYTES);
      filled = 0;
    }
    return answers;
  };
}
