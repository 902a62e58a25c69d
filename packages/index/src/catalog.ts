import type { ByteReader } from "./byte-reader.ts";
import { createUseSum, type SegmentUse } from "./chunk-place.ts";
import { readDeltaHead } from "./delta-record.ts";
import { RECORD_KIND, type JournalRecord, type RecordPlace } from "./journal-record.ts";
import { createTagTable, type TagTable } from "./tag-table.ts";

/** A journal of another version is thrown away. */
export const JOURNAL_VERSION = 1;

/** A delta of a file, not decoded yet. */
export interface DeltaPlace extends RecordPlace {
  /** When it was read already. */
  body?: ByteReader | undefined;
}

/** What the journal says of one file. */
export interface CatalogFile {
  readonly path: string;
  readonly identity: string;
  readonly number: number;
  deltas: readonly DeltaPlace[];
  /** What each delta needs of segments. */
  uses: readonly SegmentUse[];
  nextOffset: number;
  verifiedBytes: number;
  /** Of all its records. */
  journalBytes: number;
}

/** What the records of a journal say together. */
export interface Catalog {
  /** By path. */
  readonly files: ReadonlyMap<string, CatalogFile>;
  readonly tags: TagTable;
  /** Of the records that are about no single file. */
  readonly sharedBytes: number;
  /** Of a file that is defined next. */
  readonly nextNumber: number;
  /** Takes in the next record; false, and no change, when it makes no sense here. */
  take(record: JournalRecord, place: DeltaPlace): boolean;
  forget(file: CatalogFile): void;
}

export function createCatalog(): Catalog {
  const files = new Map<string, CatalogFile>();
  const byNumber = new Map<number, CatalogFile>();
  const tags = createTagTable();
  let nextNumber = 0;
  let sharedBytes = 0;

  function define(number: number, body: ByteReader): CatalogFile {
    const file: CatalogFile = {
      path: body.text(),
      identity: body.text(),
      number,
      deltas: [],
      uses: [],
      nextOffset: 0,
      verifiedBytes: 0,
      journalBytes: 0,
    };
    const former = files.get(file.path);
    if (former !== undefined) forget(former);
    files.set(file.path, file);
    byNumber.set(number, file);
    nextNumber = Math.max(nextNumber, number + 1);
    return file;
  }

  function forget({ path, number }: CatalogFile): void {
    files.delete(path);
    byNumber.delete(number);
  }

  function addDelta(file: CatalogFile, body: ByteReader, place: DeltaPlace): void {
    const { segments, nextOffset, verifiedBytes } = readDeltaHead(body);
    // Arrays that are pushed to have room for more than most files ever need.
    file.uses = [...file.uses, ...segments];
    file.deltas = [...file.deltas, place];
    file.nextOffset = nextOffset;
    file.verifiedBytes = verifiedBytes;
  }

  function takeOfFile({ kind, about, body }: JournalRecord, place: DeltaPlace): boolean {
    const file = kind === RECORD_KIND.file ? define(about, body) : byNumber.get(about);
    if (file === undefined) return false;
    file.journalBytes += place.byteLength;
    if (kind === RECORD_KIND.delta) addDelta(file, body, place);
    else if (kind === RECORD_KIND.verified) file.verifiedBytes = body.f64();
    else if (kind === RECORD_KIND.forget) forget(file);
    return true;
  }

  return {
    files,
    tags,
    forget,
    get sharedBytes() {
      return sharedBytes;
    },
    get nextNumber() {
      return nextNumber;
    },
    take(record, place) {
      const { kind, about, body } = record;
      if ((kind === RECORD_KIND.header) !== (place.position === 0)) return false;
      try {
        switch (kind) {
          case RECORD_KIND.header:
            sharedBytes += place.byteLength;
            return about === JOURNAL_VERSION;
          case RECORD_KIND.tag:
            sharedBytes += place.byteLength;
            tags.define(about, body);
            return true;
          case RECORD_KIND.file:
          case RECORD_KIND.delta:
          case RECORD_KIND.verified:
          case RECORD_KIND.forget:
            return takeOfFile(record, place);
          default:
            return false;
        }
      } catch (error) {
        if (error instanceof RangeError) return false;
        throw error;
      }
    },
  };
}

/** What files need of segments, by segment. */
export function segmentUses(files: Iterable<CatalogFile>): ReadonlyMap<number, SegmentUse> {
  const sum = createUseSum();
  for (const file of files) {
    for (const { segment, bytes, end } of file.uses) sum.add(segment, bytes, end);
  }
  return sum.uses;
}
