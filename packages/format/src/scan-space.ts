import { createScannerWith, type ScannerOptions } from "./event-scanner.ts";
import { TYPESCRIPT_DECODER } from "./scalar-decoder.ts";
import {
  createBatch,
  DEFAULT_BATCH_POINTS,
  type ScanBatch,
  type Scanner,
  type SortByTag,
} from "./scan-batch.ts";
import { createWasmSpace } from "./wasm-decoder.ts";

export const DEFAULT_WINDOW_BYTES = 256 * 1024;

/** What takes the usual scalar events; both give the same. */
export type DecoderName = "wasm" | "typescript";

/**
 * The memory in which the scanners of one thread work: a window to read files into and
 * a batch for what is found. Scanners are fastest with bytes that lie in the window and
 * with this batch; any other bytes and batch do, too. Both live as long as the space and
 * lie in memory of WebAssembly, so they can be copied to another thread, not transferred.
 */
export interface ScanSpace {
  readonly window: Uint8Array<ArrayBuffer>;
  readonly batch: ScanBatch;
  readonly decoder: DecoderName;
  /** Sorts no batch but its own, and none without WebAssembly. */
  readonly sortByTag: SortByTag;
  /** A scanner for one event file. */
  createScanner(options?: ScannerOptions): Scanner;
}

export interface ScanSpaceOptions {
  /** Default 256 KiB. */
  readonly windowBytes?: number;
  /** Default 65,536. */
  readonly batchPoints?: number;
  /** Default "wasm". Where WebAssembly with SIMD is missing "typescript" runs all the same. */
  readonly decoder?: DecoderName;
}

export function createScanSpace(options: ScanSpaceOptions = {}): ScanSpace {
  const { windowBytes = DEFAULT_WINDOW_BYTES, batchPoints = DEFAULT_BATCH_POINTS } = options;
  const wasm =
    options.decoder === "typescript" ? undefined : createWasmSpace(windowBytes, batchPoints);
  const decoder = wasm?.decoder ?? TYPESCRIPT_DECODER;
  return {
    window: wasm?.window ?? new Uint8Array(windowBytes),
    batch: wasm?.batch ?? createBatch(batchPoints),
    decoder: wasm === undefined ? "typescript" : "wasm",
    sortByTag: wasm?.sortByTag ?? (() => undefined),
    createScanner: (scannerOptions) => createScannerWith(decoder, scannerOptions),
  };
}
