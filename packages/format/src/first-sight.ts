import { describeTag } from "./series-kind.ts";
import { decodeSummaryMetadata, type SummaryMetadata } from "./summary-metadata.ts";
import { TagTable } from "./tag-table.ts";

const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });
/** What bytes that are no UTF-8 read as. */
const REPLACEMENT = "\ufffd";

/**
 * Files of one project hold the same tags: those of one file serve the next. They are
 * gathered anew when there are so many; longer ones are left out.
 */
const MAX_SHARED_TAGS = 4096;
const MAX_SHARED_BYTES = 1024;
let shared = new TagTable();
/** What describes each of them. */
let sharedKinds: { kind: NumberKind; metadata: SummaryMetadata | undefined }[] = [];

/** What holds a number. */
type NumberKind = "simple" | "tensor";

/**
 * Adds the tag `[tagStart, tagEnd)` at its first value, a number that is a "simple" value or
 * a "tensor", described by the metadata `[metadataStart, metadataEnd)` (-1: none). Returns
 * its id; -1, and nothing added, when it is known, no scalar, or its name is no UTF-8.
 */
export function addScalarTag(
  view: DataView,
  tagStart: number,
  tagEnd: number,
  kind: NumberKind,
  metadataStart: number,
  metadataEnd: number,
  table: TagTable,
): number {
  const length = tagEnd - tagStart;
  if (table.find(view, tagStart, length) >= 0) return -1;
  const metadata = metadataStart < 0 ? undefined : metadataAt(view, metadataStart, metadataEnd);
  const known = shared.findScalar(view, tagStart, length);
  const described = known < 0 ? undefined : sharedKinds[known];
  if (described?.kind === kind && described.metadata === metadata) {
    return table.addNamed(shared.tagOf(known), view, tagStart, length);
  }
  const name = UTF8.decode(bytesOf(view, tagStart, tagEnd));
  if (name.includes(REPLACEMENT)) return -1;
  const data = { kind, value: 0, bytes: NOTHING };
  const tag = describeTag({ tag: name, metadata, data });
  if (tag.dataClass !== "scalar") return -1;
  if (known < 0 && length + metadataEnd - metadataStart <= MAX_SHARED_BYTES) {
    if (sharedKinds.length === MAX_SHARED_TAGS) shareAnew();
    shared.addNamed(tag, view, tagStart, length);
    sharedKinds.push({ kind, metadata });
  }
  return table.addNamed(tag, view, tagStart, length);
}

function shareAnew(): void {
  shared = new TagTable();
  sharedKinds = [];
}

const NOTHING = new Uint8Array();

/** The metadata read last: most tags of a file have the same. */
let lastBytes = NOTHING;
let lastMetadata: SummaryMetadata | undefined;

function metadataAt(view: DataView, start: number, end: number): SummaryMetadata | undefined {
  if (end - start !== lastBytes.length || !isLast(view, start)) {
    lastBytes = bytesOf(view, start, end).slice();
    lastMetadata = decodeSummaryMetadata(lastBytes);
  }
  return lastMetadata;
}

function isLast(view: DataView, start: number): boolean {
  let i = 0;
  while (i < lastBytes.length && lastBytes[i] === view.getUint8(start + i)) i++;
  return i === lastBytes.length;
}

function bytesOf(view: DataView, start: number, end: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + start, end - start);
}
