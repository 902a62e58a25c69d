import { viewOf } from "./crc32c.ts";
import { nameText } from "./name-text.ts";
import type { ScannedReference, ScannedTag } from "./scan-batch.ts";
import { describeRunGraph } from "./series-kind.ts";
import type { TagTable } from "./tag-table.ts";

/** Payloads above this may be handled without being read. */
export const LARGE_PAYLOAD_BYTES = 64 * 1024;

/** How much of a large payload is looked at. */
export const PEEK_BYTES = 512;

/** What one value of a large record is. */
export interface LargeRecord extends Pick<ScannedReference, "step" | "wallTimeSecs"> {
  readonly tag: ScannedTag;
}

/**
 * What a payload of `byteLength` holds, by its first bytes: a graph, or one value that
 * is no scalar, of a tag that is known.
 *
 *     09 <wall time>  [10 <step>]  then to the end of the payload one of
 *       22 <length> <graph>
 *       2a <length> 0a <length>  0a <length> <tag>  and one of 1a, 22, 2a, 32, 42
 *                                <length> <data>  [<metadata>]
 *
 * Undefined for anything else: the whole record must be looked at then. What may follow
 * the data within the value is taken for metadata, which count at a tag's first value only.
 */
export function peekLargeRecord(
  bytes: Uint8Array,
  byteLength: number,
  table: TagTable,
): LargeRecord | undefined {
  const peek = new Peek(bytes);
  if (peek.byte() !== 0x09) return undefined;
  const wallTimeSecs = peek.float64();
  let key = peek.byte();
  let step = 0;
  if (key === 0x10) {
    step = peek.varint();
    key = peek.byte();
    if (Number.isNaN(step)) return undefined;
  }
  if (key === 0x22) {
    return peek.varint() + peek.at === byteLength
      ? { step, wallTimeSecs, tag: describeRunGraph() }
      : undefined;
  }
  if (key !== 0x2a || peek.varint() + peek.at !== byteLength) return undefined;
  if (peek.byte() !== 0x0a || peek.varint() + peek.at !== byteLength) return undefined;
  if (peek.byte() !== 0x0a) return undefined;
  const name = peek.bytesOf(peek.varint());
  const isData = DATA_KEYS.has(peek.byte());
  const dataEnd = peek.varint() + peek.at;
  if (!isData || name === undefined || !(dataEnd <= byteLength)) return undefined;
  const tagId = table.idOf(nameText(name));
  const tag = tagId === undefined ? undefined : table.tagOf(tagId);
  return tag === undefined || tag.dataClass === "scalar" ? undefined : { step, wallTimeSecs, tag };
}

/** Fields of Summary.Value that hold data of any length. */
const DATA_KEYS: ReadonlySet<number> = new Set([0x1a, 0x22, 0x2a, 0x32, 0x42]);

/** Reads on as long as there are bytes; then, and for what is not usual, gives NaN. */
class Peek {
  at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  byte(): number {
    return this.bytes[this.at++] ?? NaN;
  }

  float64(): number {
    const start = this.at;
    this.at += 8;
    return this.at > this.bytes.length ? NaN : viewOf(this.bytes).getFloat64(start, true);
  }

  /** Up to 2^49; NaN beyond. */
  varint(): number {
    let value = 0;
    for (let scale = 1; scale < 2 ** 49; scale *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    return NaN;
  }

  bytesOf(length: number): Uint8Array | undefined {
    const start = this.at;
    this.at += length;
    return this.at <= this.bytes.length ? this.bytes.subarray(start, this.at) : undefined;
  }
}
