import { TYPESCRIPT_ENCODER, type ChunkEncoder } from "./chunk-encoder.ts";
import { U32_FIELD, type ChunkRows } from "./chunk-row.ts";
import type { OpenChunk } from "./open-chunk.ts";
import { ALIGNMENT_BYTES, SLAB_BYTES, type SlabWriter } from "./slabs.ts";
import { createWasmEncoder } from "./wasm-encoder.ts";

let fastest: ChunkEncoder | undefined;

/** Writes the points of an open chunk to a slab and what is known of them to a row. */
export function sealChunk(
  open: OpenChunk,
  tagId: number,
  slabs: SlabWriter,
  rows: ChunkRows,
  row: number,
): void {
  // Compiled when the first chunk is sealed.
  const encoder = (fastest ??= createWasmEncoder() ?? TYPESCRIPT_ENCODER);
  const byteLength = encoder.encode(open, rows, row, slabs.isKept);
  const position = slabs.reserve(byteLength);
  const cells = encoder.cells.subarray(0, byteLength / 4);
  slabs.views.i32.set(cells, (position % SLAB_BYTES) / 4);
  rows.setU32(row, U32_FIELD.segment, slabs.segment);
  rows.setU32(row, U32_FIELD.position, position / ALIGNMENT_BYTES);
  rows.setU32(row, U32_FIELD.restartCount, open.restartCount);
  rows.setU32(row, U32_FIELD.tagId, tagId);
  rows.setU32(row, U32_FIELD.start, 0);
}
