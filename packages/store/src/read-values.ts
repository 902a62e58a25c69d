import {
  decodeEvent,
  FRAME_BYTES,
  HEADER_BYTES,
  readRecord,
  type EventContent,
} from "@runlens/format";
import type { LoggedData, LoggedValue, ValueProblem } from "@runlens/model";
import type { Unreadable } from "./read-stretch.ts";
import type { ValuePlace } from "./series.ts";

type ValueRead = { readonly kind: "read"; readonly data: LoggedData } | Unreadable;

/** So many reads wait for the file system at once: one after the other, most time is spent on waiting. */
const READS_AT_ONCE = 16;

/** Reads values in the order of `places`, until `maxBytes` are used up. */
export async function readValues(
  tag: string,
  places: readonly ValuePlace[],
  maxBytes: number,
  signal?: AbortSignal,
): Promise<LoggedValue[]> {
  const values: LoggedValue[] = [];
  let bytesLeft = maxBytes;
  const read = async (place: ValuePlace): Promise<LoggedValue> => {
    const { step, wallTimeSecs, byteLength } = place;
    bytesLeft -= byteLength;
    const found = bytesLeft < 0 ? tooLarge(maxBytes) : await readValue(tag, place, signal);
    return { step, wallTimeSecs, ...found };
  };
  for (let at = 0; at < places.length; at += READS_AT_ONCE) {
    signal?.throwIfAborted();
    values.push(...(await Promise.all(places.slice(at, at + READS_AT_ONCE).map(read))));
  }
  return values;
}

async function readValue(
  tag: string,
  place: ValuePlace,
  signal: AbortSignal | undefined,
): Promise<ValueRead> {
  const { file, step, wallTimeSecs, byteLength } = place;
  const offset = place.offset - HEADER_BYTES;
  const stretch = await file.readStretch(offset, byteLength + FRAME_BYTES, signal);
  if (stretch.kind === "unreadable") return stretch;
  const record = readRecord(stretch.bytes, 0);
  if (record.kind !== "record" || !record.intact) return damaged(file.name, offset);
  const read = decodeEvent(record.payload);
  if (read.kind === "malformed") return damaged(file.name, offset);
  const { event } = read;
  const isSameEvent = Number(event.step) === step && Object.is(event.wallTimeSecs, wallTimeSecs);
  const data = dataOf(event.content, tag, place.placeInRecord());
  return isSameEvent && data !== undefined ? { kind: "read", data } : rewritten(file.name);
}

/** Of the values with the tag the one at `place`. One that only declares the tag counts where none has data. */
function dataOf(content: EventContent, tag: string, place: number): LoggedData | undefined {
  if (content.kind === "graphDef") return content;
  if (content.kind === "taggedRunMetadata") return content.tag === tag ? content : undefined;
  if (content.kind !== "summary") return undefined;
  const named = content.values.filter((value) => value.tag === tag);
  const withData = named.filter(({ data }) => data.kind !== "none");
  return (withData.length > 0 ? withData : named)[place]?.data;
}

function damaged(fileName: string, offset: number): Unreadable {
  return unreadable({
    code: "file.damagedRecord",
    message: `${fileName} holds no readable record at byte ${offset}.`,
  });
}

function rewritten(fileName: string): Unreadable {
  return unreadable({
    code: "file.replaced",
    message: `${fileName} was rewritten in place after it was read.`,
    hint: "Start Runlens again to see what it holds now.",
  });
}

function tooLarge(maxBytes: number): Unreadable {
  return unreadable({
    code: "value.tooLarge",
    message: `The value and those after it take more than the ${maxBytes} bytes that are read at once.`,
    hint: "Ask for fewer values.",
  });
}

function unreadable(problem: ValueProblem): Unreadable {
  return { kind: "unreadable", problem };
}
