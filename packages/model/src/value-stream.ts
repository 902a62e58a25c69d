import { framed } from "./frame-stream.ts";
import { encodeValues } from "./value-frame.ts";
import type { LoggedValue } from "./values.ts";

/** What a reader has for one query: undefined for a series that it does not have. */
export type ValuesAnswer = readonly LoggedValue[] | undefined;

/** Queries in one request for such a stream; they are answered one after the other. */
export const MAX_VALUE_QUERIES = 500;

/**
 * One answer in a stream of answers, for `POST /api/v1/values-at`: a value frame as
 * `frame-stream.ts` has it, none for an unknown series.
 */
export function encodeValuesAnswer(answer: ValuesAnswer): readonly Uint8Array<ArrayBuffer>[] {
  return framed(answer && [encodeValues(answer)]);
}
