import { FOOTER_BYTES, frameInPlace, HEADER_BYTES } from "./encode/record.ts";
import type { Output } from "./encode/wire.ts";
import { PAYLOAD, type EventQueue } from "./event-queue.ts";
import { writeScalarRecord, type ScalarTemplate } from "./scalar-record.ts";

/** Memory for `byteLength` bytes of records. */
export function createRoom(byteLength: number): Output {
  const bytes = new Uint8Array(byteLength);
  return { bytes, view: new DataView(bytes.buffer), at: 0 };
}

/** At least what the record of the oldest event takes; 0 when there is none. */
export function oldestRecordBytes(queue: EventQueue, templates: readonly ScalarTemplate[]): number {
  if (queue.count === 0) return 0;
  return queue.tagId === PAYLOAD
    ? HEADER_BYTES + (queue.payload?.length ?? 0) + FOOTER_BYTES
    : (templates[queue.tagId]?.maxRecordBytes ?? 0);
}

/** Takes the oldest events out of the queue and returns their records, as many as `room` holds. */
export function encodeOldest(
  queue: EventQueue,
  templates: readonly ScalarTemplate[],
  room: Output,
): Uint8Array {
  room.at = 0;
  while (queue.count > 0 && room.at + oldestRecordBytes(queue, templates) <= room.bytes.length) {
    writeOldest(queue, templates, room);
    queue.removeOldest();
  }
  return room.bytes.subarray(0, room.at);
}

function writeOldest(queue: EventQueue, templates: readonly ScalarTemplate[], to: Output): void {
  const { tagId, payload } = queue;
  const template = templates[tagId];
  if (template !== undefined) {
    writeScalarRecord(to, template, queue.step, queue.wallTimeSecs, queue.value);
  } else if (payload !== undefined) {
    to.bytes.set(payload, to.at + HEADER_BYTES);
    frameInPlace(to.view, to.at, payload.length);
    to.at += HEADER_BYTES + payload.length + FOOTER_BYTES;
  }
}
