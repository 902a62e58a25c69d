import type { DamagedRange, ScanBatch, Scanner, ScanSpace } from "@runlens/format";
import type { FileDelta, FileSink } from "@runlens/store";
import { FILE_START, placeBehind, type FilePlace } from "./file-place.ts";
import { FileScan } from "./file-scan.ts";
import { tailChecksum } from "./tail-checksum.ts";
import { Unverified } from "./unverified.ts";

export interface FileContentOptions {
  readonly sink: FileSink;
  /** For scans on this thread. */
  readonly spaceHere: () => ScanSpace;
  readonly verifyPayloads: boolean;
  readonly onDamage: (range: DamagedRange) => void;
}

/** What was read of a file from its start, here and by other threads, and where it goes. */
export class FileContent {
  /** Where damage starts that reaches to the end so far. */
  damagedFrom: number | undefined;
  /** What was shown without checking payloads. */
  unverified: Unverified | undefined;
  /** Of the last bytes before `offset`, as they were when they were read. */
  tailChecksum = 0;
  private readonly options: FileContentOptions;
  /** How far it was read; the scan, when there is one, has gone on from there. */
  private place = FILE_START;
  private scan: FileScan | undefined;
  private eventCount = 0;
  private restartCount = 0;
  private sealedOffset = 0;

  constructor(options: FileContentOptions) {
    this.options = options;
  }

  /** Everything before this offset was handled. */
  get offset(): number {
    return this.scan?.offset ?? this.place.nextOffset;
  }

  /** Events before `offset`. */
  get eventsRead(): number {
    return (this.scan ?? this.place).scanner.eventCount;
  }

  /** Read here since the last delta. */
  get unsealedBytes(): number {
    return this.offset - this.sealedOffset;
  }

  /** Whether what stands before `offset` is what was read there. */
  isAsRead(descriptor: number): boolean {
    return tailChecksum(descriptor, this.offset) === this.tailChecksum;
  }

  /**
   * Reads on until the clock, `performance.now()`, shows `deadlineMs`; at least one window,
   * and nothing where `isAsRead` does not hold.
   */
  readOn(descriptor: number, byteLength: number, deadlineMs: number): "more" | "idle" | "changed" {
    const scan = (this.scan ??= this.startScan());
    try {
      for (;;) {
        const outcome = scan.readWindow(descriptor, { byteLength });
        if (outcome === "changed") return outcome;
        if (outcome !== "more") return "idle";
        if (performance.now() >= deadlineMs) return "more";
      }
    } finally {
      scan.flush();
      this.damagedFrom = scan.damagedFrom;
      this.tailChecksum = scan.tailChecksum ??= tailChecksum(descriptor, scan.offset);
    }
  }

  /**
   * Adds what was read elsewhere, from `offset` on, with the checksum of what stands before
   * its end. What was read here must be sealed.
   */
  add(delta: FileDelta, checksum: number): void {
    this.rest();
    this.tailChecksum = checksum;
    const tags = this.options.sink.add(delta);
    this.place = placeBehind(this.place, { ...delta, tags });
    this.restartCount = this.place.restartCount;
    this.sealedOffset = this.place.nextOffset;
    this.damagedFrom = delta.scanner.openDamage?.offset;
    for (const range of delta.damage) this.noteDamage(range);
  }

  /** From now on `add` gives what was not checked, or what is from an offset on. */
  expectUnverified(from = this.offset): void {
    this.unverified ??= new Unverified(from);
  }

  /** Seals what was read here since the last delta; undefined when there is nothing. */
  seal(): FileDelta | undefined {
    if (this.unsealedBytes === 0) return undefined;
    const { nextOffset, scanner } = this.placeNow();
    this.sealedOffset = nextOffset;
    return this.options.sink.seal({ nextOffset, scanner });
  }

  /** Gives back the memory that reading on takes. Returns where to read on. */
  rest(): FilePlace {
    this.place = this.placeNow();
    this.scan = undefined;
    return this.place;
  }

  /** Takes everything back; returns how many points. */
  remove(): number {
    return this.options.sink.remove();
  }

  private placeNow(): FilePlace {
    const { scan, restartCount } = this;
    if (scan === undefined) return this.place;
    const { offset: nextOffset, scanner } = scan;
    return { nextOffset, tags: scanner.tags, restartCount, scanner: scanner.state() };
  }

  private startScan(): FileScan {
    const { spaceHere, verifyPayloads } = this.options;
    this.eventCount = this.place.scanner.eventCount;
    return new FileScan({
      space: spaceHere(),
      verifyPayloads,
      place: this.place,
      tailChecksum: this.tailChecksum,
      onBatch: (scanner, batch) => this.append(scanner, batch),
    });
  }

  private append(scanner: Scanner, batch: ScanBatch): void {
    if (scanner.eventCount === this.eventCount && isEmpty(batch)) return;
    this.eventCount = scanner.eventCount;
    this.restartCount += batch.restarts.length;
    this.options.sink.append(scanner, batch);
    for (const range of batch.damage) this.noteDamage(range);
  }

  private noteDamage(range: DamagedRange): void {
    this.unverified?.noteDamage(range);
    this.options.onDamage(range);
  }
}

function isEmpty(batch: ScanBatch): boolean {
  const { count, references, restarts, damage } = batch;
  return count + references.length + restarts.length + damage.length === 0;
}
