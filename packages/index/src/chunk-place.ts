import { ALIGNMENT_BYTES, chunkBytes, ChunkRows, U16_FIELD, U32_FIELD } from "@runlens/store";

/** Where the bytes of a chunk lie, and what they sum up to. */
export interface ChunkPlace {
  readonly segment: number;
  readonly position: number;
  readonly byteLength: number;
  readonly checksum: number;
}

/** What of a segment some chunks need. */
export interface SegmentUse {
  readonly segment: number;
  /** Of all the chunks. */
  bytes: number;
  /** Where the last of them ends. */
  end: number;
}

export function chunkPlace(rows: ChunkRows, row: number): ChunkPlace {
  return {
    segment: rows.u32(row, U32_FIELD.segment),
    position: rows.u32(row, U32_FIELD.position) * ALIGNMENT_BYTES,
    byteLength: chunkBytes(rows.u16(row, U16_FIELD.flags), rows.u16(row, U16_FIELD.count)),
    checksum: rows.u32(row, U32_FIELD.checksum),
  };
}

export function moveChunk(rows: ChunkRows, row: number, segment: number, position: number): void {
  rows.setU32(row, U32_FIELD.segment, segment);
  rows.setU32(row, U32_FIELD.position, position / ALIGNMENT_BYTES);
}

export function usesOfChunks(chunks: Uint8Array<ArrayBuffer>): SegmentUse[] {
  const rows = new ChunkRows(chunks);
  const sum = createUseSum();
  for (let row = 0; row < rows.capacity; row++) {
    const { segment, position, byteLength } = chunkPlace(rows, row);
    sum.add(segment, byteLength, position + byteLength);
  }
  return [...sum.uses.values()];
}

/** Sums up by segment. */
export function createUseSum() {
  const uses = new Map<number, SegmentUse>();
  return {
    uses,
    add(segment: number, bytes: number, end: number): void {
      const use = uses.get(segment);
      if (use === undefined) {
        uses.set(segment, { segment, bytes, end });
      } else {
        use.bytes += bytes;
        use.end = Math.max(use.end, end);
      }
    },
  };
}
