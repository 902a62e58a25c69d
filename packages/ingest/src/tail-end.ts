import { findCutOff } from "./cut-off.ts";
import type { FileReport } from "./file-report.ts";

/**
 * Memory for reading on is kept for files that were written to since then, and the rest of a
 * record is waited for without a word.
 */
const FRESH_MS = 60 * 1000;

/** How a file is now, and how far it was read. */
interface TailState {
  readonly byteLength: number;
  readonly modifiedMs: number;
  readonly offset: number;
}

/** What stands at the end of a file and is no record, told once for each length of it. */
export class TailEnd {
  private readonly path: string;
  private readonly report: FileReport;
  /** Length of the file when reading came to its end, and when that end was looked at. */
  private reachedAt = NaN;
  private lookedAt = NaN;

  constructor(path: string, report: FileReport) {
    this.path = path;
    this.report = report;
  }

  reach(byteLength: number): void {
    this.reachedAt = byteLength;
  }

  /** @param damagedFrom where damage begins that no sound record follows. */
  tell(state: TailState, damagedFrom: number | undefined): void {
    const { byteLength, offset } = state;
    this.report.damagedEnd(damagedFrom, byteLength);
    if (this.lookedAt === byteLength) return;
    const isKnown = this.reachedAt === byteLength && isQuiet(state);
    const isCutOff = isKnown && damagedFrom === undefined && byteLength > offset;
    this.report.cutOff(isCutOff ? findCutOff(this.path, offset, byteLength) : undefined);
    if (isKnown) this.lookedAt = byteLength;
  }

  /** It is to be read from its start. */
  forget(): void {
    this.reachedAt = NaN;
    this.lookedAt = NaN;
  }
}

export function isQuiet({ modifiedMs }: Pick<TailState, "modifiedMs">): boolean {
  return Date.now() - modifiedMs > FRESH_MS;
}
