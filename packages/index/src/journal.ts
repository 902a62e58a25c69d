import type { FileDelta } from "@runlens/store";
import { closeSync, constants, fstatSync, fsyncSync, ftruncateSync, openSync } from "node:fs";
import { ByteReader } from "./byte-reader.ts";
import { createCatalog, JOURNAL_VERSION, type CatalogFile } from "./catalog.ts";
import { readDelta, writeDelta, type DeltaHead } from "./delta-record.ts";
import {
  decodeRecord,
  encodeRecord,
  readRecord,
  readRecords,
  RECORD_KIND,
} from "./journal-record.ts";
import type { FileIdentity } from "./log-index.ts";
import { writeFully } from "./whole-files.ts";

/** A named pipe in the place of a file must not hang the process. */
const NO_WAITING = constants.O_NONBLOCK ?? 0;
const READ_FLAGS = constants.O_RDONLY | NO_WAITING;
const WRITE_FLAGS = constants.O_RDWR | constants.O_CREAT | NO_WAITING;

/** A delta as it was saved. */
export interface SavedDelta {
  readonly head: DeltaHead;
  readonly delta: FileDelta;
}

/**
 * The list of everything that was saved. Only what was written whole counts, so that
 * it is right after the process was killed at any moment.
 */
export interface Journal {
  /** By path. */
  readonly files: ReadonlyMap<string, CatalogFile>;
  readonly byteLength: number;
  /** Of what is about no single file. */
  readonly sharedBytes: number;
  /** The deltas of a file, decoded anew; undefined when they cannot be read any more. */
  deltasOf(file: CatalogFile): SavedDelta[] | undefined;
  /** @throws what the file system says when it cannot be written; nothing has changed then. */
  save(file: FileIdentity, delta: FileDelta, fromOffset?: number): void;
  noteVerified(file: CatalogFile, verifiedBytes: number): void;
  forget(file: CatalogFile): void;
  /** Forgets a file for now; what is written stays. */
  drop(file: CatalogFile): void;
  /** Waits until the disk has it. */
  sync(): void;
  close(): void;
}

/**
 * Opens a journal. For writing, it is made if there is none, and whatever is cut off or
 * damaged at its end is cut away: all of it where it is none of ours.
 */
export function openJournal(path: string, mode: "read" | "write"): Journal {
  const descriptor = openSync(path, mode === "read" ? READ_FLAGS : WRITE_FLAGS, 0o600);
  const catalog = createCatalog();
  let byteLength = 0;
  let isClosed = false;

  try {
    if (!fstatSync(descriptor).isFile()) throw new Error(`${path} is not a file`);
    byteLength = readRecords(descriptor, (record, place) =>
      catalog.take(record, { ...place, body: record.body }),
    );
    if (mode === "write") ftruncateSync(descriptor, byteLength);
    if (mode === "write" && byteLength === 0) {
      write([encodeRecord(RECORD_KIND.header, JOURNAL_VERSION)]);
    }
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }

  function write(records: readonly Uint8Array<ArrayBuffer>[]): void {
    try {
      writeFully(descriptor, Buffer.concat(records), byteLength);
    } catch (error) {
      ftruncateSync(descriptor, byteLength);
      throw error;
    }
    for (const bytes of records) {
      const place = { position: byteLength, byteLength: bytes.length };
      const record = decodeRecord(ByteReader.over(bytes.buffer).part(0, bytes.length));
      if (record !== undefined) catalog.take(record, place);
      byteLength += bytes.length;
    }
  }

  return {
    files: catalog.files,
    get byteLength() {
      return byteLength;
    },
    get sharedBytes() {
      return catalog.sharedBytes;
    },
    deltasOf(file) {
      try {
        return file.deltas.map((place) => {
          const body = place.body ?? readRecord(descriptor, place)?.body;
          if (body === undefined) throw new RangeError("the record is not there any more");
          place.body = undefined; // It is the caller's now.
          return readDelta(body, (number) => catalog.tags.at(number));
        });
      } catch {
        return undefined;
      }
    },
    save(identity, delta, fromOffset) {
      const records: Uint8Array<ArrayBuffer>[] = [];
      const known = catalog.files.get(identity.path);
      const end = known?.identity === identity.identity ? known.nextOffset : undefined;
      const from = fromOffset ?? (end !== undefined && end <= delta.nextOffset ? end : 0);
      const goesOn = from === end;
      if (!goesOn && from > 0) return;
      const number = goesOn && known !== undefined ? known.number : catalog.nextNumber;
      if (!goesOn) {
        const file = encodeRecord(RECORD_KIND.file, number, (out) => {
          out.text(identity.path);
          out.text(identity.identity);
        });
        records.push(file);
      }
      const tagNumbers = delta.tags.map((tag) =>
        catalog.tags.numberOf(tag, (record) => records.push(record)),
      );
      const record = encodeRecord(RECORD_KIND.delta, number, (out) =>
        writeDelta(out, identity, delta, tagNumbers),
      );
      write([...records, record]);
    },
    noteVerified(file, verifiedBytes) {
      const record = encodeRecord(RECORD_KIND.verified, file.number, (out) =>
        out.f64(verifiedBytes),
      );
      write([record]);
    },
    forget(file) {
      write([encodeRecord(RECORD_KIND.forget, file.number)]);
    },
    drop: (file) => catalog.forget(file),
    sync: () => fsyncSync(descriptor),
    close() {
      if (!isClosed) closeSync(descriptor);
      isClosed = true;
    },
  };
}
