import { createBatch, createScanner } from "@runlens/format";
import { createStore, type Store } from "@runlens/store";
import { encodeEvent, encodeRecord, type EventInput } from "@runlens/writer/encode";

/** One event file of a run. */
export interface LoggedFile {
  readonly run: string;
  readonly events: readonly EventInput[];
}

/** A store that has read real event files, in memory. Files of one run are in their order. */
export function loggedStore(files: readonly LoggedFile[], store = createStore()): Store {
  for (const [i, { run, events }] of files.entries()) {
    const bytes = Buffer.concat(events.map((event) => encodeRecord(encodeEvent(event))));
    const name = `events.out.tfevents.${String(i).padStart(10, "0")}.host`;
    const sink = store.addFile(run, name, async (offset, byteLength) => ({
      kind: "bytes",
      bytes: Uint8Array.from(bytes.subarray(offset, offset + byteLength)),
    }));
    const scanner = createScanner();
    const batch = createBatch(events.length * 8);
    scanner.scan(bytes, 0, batch);
    sink.append(scanner, batch);
  }
  return store;
}

/** Encoded values at a step, logged as many seconds after 1000. */
export function logged(step: number, ...values: readonly Uint8Array[]): EventInput {
  return { step, wallTimeSecs: 1000 + step, values };
}
