import { createScanner, type ScannerOptions } from "./event-scanner.ts";
import { createBatch, DEFAULT_BATCH_POINTS, type ScanBatch, type Scanner } from "./scan-batch.ts";

export const DEFAULT_WINDOW_BYTES = 256 * 1024;

/**
 * The memory in which the scanners of one thread work: a window to read files into and
 * a batch for what is found. Scanners are fastest with bytes that lie in the window and
 * with this batch; any other bytes and batch do, too.
 */
export interface ScanSpace {
  readonly window: Uint8Array<ArrayBuffer>;
  readonly batch: ScanBatch;
  /** A scanner for one event file. */
  createScanner(options?: ScannerOptions): Scanner;
}

export interface ScanSpaceOptions {
  readonly windowBytes?: number;
  readonly batchPoints?: number;
}

export function createScanSpace(options: ScanSpaceOptions = {}): ScanSpace {
  const { windowBytes = DEFAULT_WINDOW_BYTES, batchPoints = DEFAULT_BATCH_POINTS } = options;
  return {
    window: new Uint8Array(windowBytes),
    batch: createBatch(batchPoints),
    createScanner,
  };
}
