import { decodeSummaryMetadata, type SummaryMetadata } from "./summary-metadata.ts";
import { WireReader } from "./wire.ts";

/** One decoded record of an event file. Byte fields are views on the record, not copies. */
export interface Event {
  /** Seconds since the epoch; NaN and infinities are kept. */
  readonly wallTimeSecs: number;
  /** Exact, all 64 bits; 0 when the writer left it out. */
  readonly step: bigint;
  readonly content: EventContent;
  /** Name of the program that wrote the file, in the first event of most files. */
  readonly sourceWriter: string | undefined;
}

export type EventContent =
  | { readonly kind: "none" }
  | { readonly kind: "fileVersion"; readonly text: string }
  /** Serialised GraphDef. */
  | { readonly kind: "graphDef"; readonly bytes: Uint8Array }
  | { readonly kind: "summary"; readonly values: readonly SummaryValue[] }
  /** Deprecated and shown nowhere. */
  | { readonly kind: "logMessage"; readonly bytes: Uint8Array }
  | { readonly kind: "sessionLog"; readonly status: SessionStatus }
  /** `bytes`: serialised RunMetadata. */
  | { readonly kind: "taggedRunMetadata"; readonly tag: string; readonly bytes: Uint8Array }
  /** Serialised MetaGraphDef. */
  | { readonly kind: "metaGraphDef"; readonly bytes: Uint8Array };

export type SessionStatus = "unspecified" | "start" | "stop" | "checkpoint";

export interface SummaryValue {
  readonly tag: string;
  /** Absent when the writer sent none, as TensorFlow 1 does after the first value of a tag. */
  readonly metadata: SummaryMetadata | undefined;
  readonly data: ValueData;
}

/** Serialised messages are handed on for the decoder of their kind: `decodeTensor` and those of plugins. */
export type ValueData =
  /** The value only declares its tag. */
  | { readonly kind: "none" }
  | { readonly kind: "simple"; readonly value: number }
  | {
      readonly kind: "tensor" | "image" | "audio" | "histogram" | "oldHistogram";
      readonly bytes: Uint8Array;
    };

export type EventRead =
  { readonly kind: "event"; readonly event: Event } | { readonly kind: "malformed" };

/**
 * Decodes the payload of a record. Fields may stand in any order; unknown ones are
 * skipped. Of fields that exclude each other, and of a message field that occurs
 * twice, the last one counts (protobuf would merge the latter; no writer does it).
 * Never throws on content. Source: tensorboard/compat/proto/event.proto, summary.proto.
 */
export function decodeEvent(payload: Uint8Array): EventRead {
  let wallTimeSecs = 0;
  let step = 0n;
  let content: EventContent | undefined = { kind: "none" };
  let sourceWriter: string | undefined;
  const fields = new WireReader(payload);
  while (fields.next()) {
    switch (fields.key) {
      case 0x09:
        wallTimeSecs = fields.float64();
        break;
      case 0x10:
        step = fields.int64();
        break;
      case 0x1a:
        content = { kind: "fileVersion", text: fields.text() };
        break;
      case 0x22:
        content = { kind: "graphDef", bytes: fields.bytes() };
        break;
      case 0x2a:
        content = readSummary(fields.bytes());
        break;
      case 0x32:
        content = { kind: "logMessage", bytes: fields.bytes() };
        break;
      case 0x3a:
        content = readSessionLog(fields.bytes());
        break;
      case 0x42:
        content = readTaggedRunMetadata(fields.bytes());
        break;
      case 0x4a:
        content = { kind: "metaGraphDef", bytes: fields.bytes() };
        break;
      case 0x52:
        sourceWriter = readSourceWriter(fields.bytes());
        break;
    }
    if (content === undefined) return { kind: "malformed" };
  }
  if (fields.malformed) return { kind: "malformed" };
  return { kind: "event", event: { wallTimeSecs, step, content, sourceWriter } };
}

function readSummary(bytes: Uint8Array): EventContent | undefined {
  const values: SummaryValue[] = [];
  const fields = new WireReader(bytes);
  while (fields.next()) {
    if (fields.key !== 0x0a) continue;
    const value = readValue(fields.bytes());
    if (value === undefined) return undefined;
    values.push(value);
  }
  return fields.malformed ? undefined : { kind: "summary", values };
}

function readValue(bytes: Uint8Array): SummaryValue | undefined {
  let tag = "";
  let metadata: SummaryMetadata | undefined;
  let data: ValueData = { kind: "none" };
  const fields = new WireReader(bytes);
  while (fields.next()) {
    switch (fields.key) {
      case 0x0a:
        tag = fields.name();
        break;
      case 0x15:
        data = { kind: "simple", value: fields.float32() };
        break;
      case 0x1a:
        data = { kind: "oldHistogram", bytes: fields.bytes() };
        break;
      case 0x22:
        data = { kind: "image", bytes: fields.bytes() };
        break;
      case 0x2a:
        data = { kind: "histogram", bytes: fields.bytes() };
        break;
      case 0x32:
        data = { kind: "audio", bytes: fields.bytes() };
        break;
      case 0x42:
        data = { kind: "tensor", bytes: fields.bytes() };
        break;
      case 0x4a:
        metadata = decodeSummaryMetadata(fields.bytes());
        if (metadata === undefined) return undefined;
        break;
    }
  }
  return fields.malformed ? undefined : { tag, metadata, data };
}

const SESSION_STATUSES: readonly SessionStatus[] = ["unspecified", "start", "stop", "checkpoint"];

function readSessionLog(bytes: Uint8Array): EventContent | undefined {
  let status: SessionStatus = "unspecified";
  const fields = new WireReader(bytes);
  while (fields.next()) {
    if (fields.key === 0x08) status = SESSION_STATUSES[fields.int32()] ?? "unspecified";
  }
  return fields.malformed ? undefined : { kind: "sessionLog", status };
}

function readTaggedRunMetadata(bytes: Uint8Array): EventContent | undefined {
  let tag = "";
  let runMetadata = bytes.subarray(0, 0);
  const fields = new WireReader(bytes);
  while (fields.next()) {
    if (fields.key === 0x0a) tag = fields.name();
    else if (fields.key === 0x12) runMetadata = fields.bytes();
  }
  return fields.malformed ? undefined : { kind: "taggedRunMetadata", tag, bytes: runMetadata };
}

function readSourceWriter(bytes: Uint8Array): string | undefined {
  let writer: string | undefined;
  const fields = new WireReader(bytes);
  while (fields.next()) if (fields.key === 0x0a) writer = fields.text();
  return writer;
}
