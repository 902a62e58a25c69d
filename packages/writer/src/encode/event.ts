import { checkFinite, show } from "./check.ts";
import {
  bytesField,
  doubleField,
  encodeMessage,
  messageField,
  optional,
  textField,
  varintField,
  type Field,
} from "./wire.ts";

/** What one record of an event file holds. */
export type EventInput = {
  /** Seconds since the epoch; finite, since a data server gives a file up at a NaN. */
  readonly wallTimeSecs: number;
  /** A safe integer, 0 by default; may be negative. */
  readonly step?: number;
} & (
  | { readonly values: readonly Uint8Array[] }
  /** A serialised GraphDef, as `encodeGraph` makes it. */
  | { readonly graphDef: Uint8Array }
  /** "brain.Event:2", in the first event of a file; `writer` names the program. */
  | { readonly fileVersion: string; readonly writer?: string }
  /** What was logged before at `step` or later is withdrawn. */
  | { readonly sessionStart: true }
  /** `runMetadata`: a serialised RunMetadata, of the profile of one step. */
  | { readonly tag: string; readonly runMetadata: Uint8Array }
);

export const FILE_VERSION = "brain.Event:2";
const SESSION_START = 1;

/**
 * The payload of a record: a serialised Event. `values` are serialised
 * Summary.Values, as `scalarValue` and its like make them; several of one step
 * share an event. Source: tensorboard/compat/proto/event.proto.
 */
export function encodeEvent(event: EventInput): Uint8Array<ArrayBuffer> {
  const { wallTimeSecs, step = 0 } = event;
  checkFinite("wallTimeSecs", wallTimeSecs);
  if (!Number.isSafeInteger(step)) {
    throw new TypeError(`step must be an integer of at most 2^53 - 1, not ${show(step)}`);
  }
  return encodeMessage([
    doubleField(1, wallTimeSecs),
    optional(varintField, 2, step),
    ...contentFields(event),
  ]);
}

function contentFields(event: EventInput): readonly Field[] {
  if ("values" in event) {
    return [
      messageField(
        5,
        event.values.map((value) => bytesField(1, value)),
      ),
    ];
  }
  if ("graphDef" in event) return [bytesField(4, event.graphDef)];
  if ("sessionStart" in event) return [messageField(7, [varintField(1, SESSION_START)])];
  if ("runMetadata" in event) {
    const metadata = event.runMetadata;
    return [
      messageField(8, [
        textField(1, event.tag),
        ...(metadata.length === 0 ? [] : [bytesField(2, metadata)]),
      ]),
    ];
  }
  const { fileVersion, writer } = event;
  const source = writer === undefined ? [] : [messageField(10, [optional(textField, 1, writer)])];
  return [textField(3, fileVersion), ...source];
}

/** The first event of a file. `writer` is the name of the program that writes it. */
export function encodeFileVersion(wallTimeSecs: number, writer: string): Uint8Array<ArrayBuffer> {
  return encodeEvent({ wallTimeSecs, fileVersion: FILE_VERSION, writer });
}

/** Says that what was logged before at `step` or later is withdrawn, for a run that is resumed there. */
export function encodeSessionStart(wallTimeSecs: number, step: number): Uint8Array<ArrayBuffer> {
  return encodeEvent({ wallTimeSecs, step, sessionStart: true });
}
