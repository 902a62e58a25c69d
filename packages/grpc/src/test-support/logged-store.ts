import { createBatch, createScanner } from "@runlens/format";
import { createStore, type Store } from "@runlens/store";
import { encodeEvent, encodeRecord, type EventInput } from "@runlens/writer/encode";

/** A store that has read one real event file per run, in memory. */
export function loggedStore(runs: Readonly<Record<string, readonly EventInput[]>>): Store {
  const store = createStore({ dataLocation: "logs" });
  for (const [run, events] of Object.entries(runs)) {
    const bytes = Buffer.concat(events.map((event) => encodeRecord(encodeEvent(event))));
    const sink = store.addFile(run, "events.out.tfevents.1", async (offset, byteLength) => ({
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
