import { instantiateWasm, type WasmGlobal } from "@runlens/base";
import type { ChunkEncoder } from "./chunk-encoder.ts";
import { CHUNK_ENCODER_WASM } from "./chunk-encoder.wasm.ts";
import { CHUNK_ROW_BYTES, ChunkRows, MAX_CHUNK_POINTS } from "./chunk-row.ts";

const COLUMNS = 3;

/** The same in WebAssembly; undefined where it or its SIMD is missing or switched off. */
export function createWasmEncoder(): ChunkEncoder | undefined {
  const exports = instantiateWasm(CHUNK_ENCODER_WASM) as WasmExports | undefined;
  if (exports === undefined) return undefined;
  exports.init();
  const { buffer } = exports.memory;
  const maxCells = COLUMNS * MAX_CHUNK_POINTS;
  const points = new Float64Array(buffer, exports.points.value, maxCells);
  const noted = new ChunkRows(new Uint8Array(buffer, exports.row.value, CHUNK_ROW_BYTES));
  return {
    cells: new Int32Array(buffer, exports.stored.value, 2 * maxCells),
    encode({ cells, at, capacity, count }, rows, row, needsChecksum) {
      points.set(cells.subarray(at, at + COLUMNS * capacity));
      const byteLength = exports.encode(count, capacity, needsChecksum ? 1 : 0);
      rows.copy(row, noted, 0);
      return byteLength;
    },
  };
}

/** What wasm/assembly/index.ts exports. */
interface WasmExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly points: WasmGlobal;
  readonly row: WasmGlobal;
  readonly stored: WasmGlobal;
  init(): void;
  encode(count: number, capacity: number, needsChecksum: number): number;
}
