import { chunkBytes } from "./chunk-layout.ts";
import { U16_FIELD, U32_FIELD, type ChunkRows } from "./chunk-row.ts";
import { ALIGNMENT_BYTES, type SlabWriter } from "./slabs.ts";

/** What the position in a row can tell. */
const MAX_SEGMENT_BYTES = 2 ** 32 * ALIGNMENT_BYTES;

/** Of the bytes of a chunk, in its segment. */
export function positionOf(rows: ChunkRows, row: number): number {
  return rows.u32(row, U32_FIELD.position) * ALIGNMENT_BYTES;
}

/** A number for the place of a chunk, which no other has. */
export function placeKey(segment: number, position: number): number {
  return segment * MAX_SEGMENT_BYTES + position;
}

export function placeKeyOf(rows: ChunkRows, row: number): number {
  return placeKey(rows.u32(row, U32_FIELD.segment), positionOf(rows, row));
}

export function byteLengthOf(rows: ChunkRows, row: number): number {
  return chunkBytes(rows.u16(row, U16_FIELD.flags), rows.u16(row, U16_FIELD.count));
}

/** Whether the bytes of chunks are on disk, after `slabs`, where they were sealed, was flushed. */
export function areWritten(rows: ChunkRows, slabs: Pick<SlabWriter, "isWritten">): boolean {
  for (let row = 0; row < rows.capacity; row++) {
    if (!slabs.isWritten(positionOf(rows, row))) return false;
  }
  return true;
}
