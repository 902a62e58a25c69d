import { decodeEvent, readRecord, type Event } from "@runlens/format";
import { open } from "node:fs/promises";

const CHUNK_BYTES = 4 * 1024 ** 2;

/**
 * The events of a file, in order, up to its end or the first place that cannot be read,
 * as TensorBoard's own reader does.
 */
export async function* readEvents(path: string): AsyncGenerator<Event> {
  const file = await open(path);
  try {
    let bytes = new Uint8Array(0);
    let offset = 0;
    for (;;) {
      const record = readRecord(bytes, offset);
      if (record.kind === "corrupt") return;
      if (record.kind === "incomplete") {
        const more = await readMore(file, Math.max(record.missingBytes, CHUNK_BYTES));
        if (more.length === 0) return;
        bytes = Uint8Array.from(Buffer.concat([bytes.subarray(offset), more]));
        offset = 0;
        continue;
      }
      if (!record.intact) return;
      const read = decodeEvent(record.payload);
      if (read.kind === "event") yield read.event;
      offset = record.nextOffset;
    }
  } finally {
    await file.close();
  }
}

async function readMore(
  file: Awaited<ReturnType<typeof open>>,
  byteLength: number,
): Promise<Uint8Array> {
  const { bytesRead, buffer } = await file.read(new Uint8Array(byteLength), 0, byteLength);
  return buffer.subarray(0, bytesRead);
}
