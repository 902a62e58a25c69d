import { describeTag } from "./series-kind.ts";
import { decodeSummaryMetadata, type SummaryMetadata } from "./summary-metadata.ts";
import type { TagTable } from "./tag-table.ts";

const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });
/** What bytes that are no UTF-8 read as. */
const REPLACEMENT = "\ufffd";

/**
 * Adds the tag `[tagStart, tagEnd)` at its first value, a number that is a "simple" value or
 * a "tensor", described by the metadata `[metadataStart, metadataEnd)` (-1: none). Returns
 * its id; -1, and nothing added, when it is known, no scalar, or its name is no UTF-8.
 */
export function addScalarTag(
  view: DataView,
  tagStart: number,
  tagEnd: number,
  kind: "simple" | "tensor",
  metadataStart: number,
  metadataEnd: number,
  table: TagTable,
): number {
  if (table.find(view, tagStart, tagEnd - tagStart) >= 0) return -1;
  const nameBytes = bytesOf(view, tagStart, tagEnd);
  const name = UTF8.decode(nameBytes);
  if (name.includes(REPLACEMENT)) return -1;
  const metadata = metadataStart < 0 ? undefined : metadataAt(view, metadataStart, metadataEnd);
  const data = { kind, value: 0, bytes: NOTHING };
  const tag = describeTag({ tag: name, metadata, data });
  return tag.dataClass === "scalar" ? table.add(tag, nameBytes) : -1;
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
