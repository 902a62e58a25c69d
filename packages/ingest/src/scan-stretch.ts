import {
  findRecord,
  HEADER_BYTES,
  type ScanBatch,
  type ScannerState,
  type ScanSpace,
} from "@runlens/format";
import { createDeltaBuilders, type FileDelta, type SlabWriter } from "@runlens/store";
import { fstatSync, readSync, type Stats } from "node:fs";
import type { FilePlace } from "./file-place.ts";
import { FileScan, type ScanLimits } from "./file-scan.ts";
import { withOpenFile } from "./open-file.ts";
import { tailChecksum } from "./tail-checksum.ts";
import type { DamageSum } from "./unverified.ts";
import { identityOf } from "./look-at.ts";

/** A part of an event file, to be scanned by a thread that has no store. */
export interface Stretch {
  readonly purpose: "load" | "verify";
  readonly path: string;
  readonly identity: string;
  /** Where it begins and what is known there. */
  readonly place: FilePlace;
  /** Its beginning may lie inside a record: the first header behind it is looked for. */
  readonly isGuess: boolean;
  /** Records that start before this offset belong to it; the file had at least so many bytes. */
  readonly until: number;
  readonly verifyPayloads: boolean;
}

export type StretchScanned = Loaded | Verified | { readonly kind: "failed" };

export interface Loaded {
  readonly kind: "loaded";
  /** Of its first record; absent when no header was found. */
  readonly firstOffset?: number;
  /** Of a guess: as if the file began with the stretch and with the tags that were known. */
  readonly delta: FileDelta;
  readonly tailChecksum: number;
  /** Of the file, when it was opened. */
  readonly byteLength: number;
  readonly modifiedMs: number;
}

/** How a stretch looks whose payloads were checked. */
export interface Verified {
  readonly kind: "verified";
  readonly nextOffset: number;
  readonly scanner: ScannerState;
  readonly damage: DamageSum;
}

/**
 * Makes what scans stretches into chunks in `slabs`. It never throws: whatever stands in
 * the way is `failed`, and for the main thread to look at and to tell.
 */
export function createStretchScanner(
  space: ScanSpace,
  slabs: SlabWriter,
): (stretch: Stretch) => StretchScanned {
  const newBuilder = createDeltaBuilders(slabs, space.sortByTag);

  function load(stretch: Stretch, descriptor: number, stats: Stats): Loaded {
    const { place, isGuess, until } = stretch;
    const found = isGuess
      ? findFirst(descriptor, space.window, place.nextOffset, until)
      : undefined;
    const firstOffset = isGuess ? found : place.nextOffset;
    const { tags, restartCount } = place;
    const builder = newBuilder({ tagCount: tags.length, restartCount });
    const scan = new FileScan({
      space,
      verifyPayloads: stretch.verifyPayloads,
      place: { ...place, nextOffset: firstOffset ?? until },
      onBatch: (scanner, batch) => builder.append(scanner, batch),
    });
    scanAll(scan, descriptor, { byteLength: stats.size, until });
    const { offset, scanner } = scan;
    return {
      kind: "loaded",
      ...(firstOffset !== undefined && { firstOffset }),
      delta: builder.seal({ nextOffset: offset, scanner: scanner.state() }),
      tailChecksum: scan.tailChecksum ?? tailChecksum(descriptor, offset),
      byteLength: stats.size,
      modifiedMs: stats.mtimeMs,
    };
  }

  return (stretch) => {
    try {
      return withFile(stretch, (descriptor, stats) =>
        stretch.purpose === "load"
          ? load(stretch, descriptor, stats)
          : verify(stretch, descriptor, stats, space),
      );
    } catch {
      return { kind: "failed" };
    }
  };
}

/** As the scanner of stretches does it for those that are to be verified; needs no slabs. */
export function verifyStretch(stretch: Stretch, space: ScanSpace): StretchScanned {
  try {
    return withFile(stretch, (descriptor, stats) => verify(stretch, descriptor, stats, space));
  } catch {
    return { kind: "failed" };
  }
}

function verify(
  { place, until }: Stretch,
  descriptor: number,
  stats: Stats,
  space: ScanSpace,
): Verified {
  const damage = { count: 0, bytes: 0 };
  const onBatch = (_scanner: unknown, batch: ScanBatch): void => {
    damage.count += batch.damage.length;
    for (const { byteLength } of batch.damage) damage.bytes += byteLength;
  };
  const scan = new FileScan({ space, verifyPayloads: true, place, onBatch });
  scanAll(scan, descriptor, { byteLength: stats.size, until });
  return { kind: "verified", nextOffset: scan.offset, scanner: scan.scanner.state(), damage };
}

function withFile<T>(
  { path, identity, until }: Stretch,
  use: (descriptor: number, stats: Stats) => T,
): T | { readonly kind: "failed" } {
  return withOpenFile(path, (descriptor) => {
    const stats = fstatSync(descriptor);
    const isSame = stats.isFile() && identityOf(stats) === identity && stats.size >= until;
    return isSame ? use(descriptor, stats) : { kind: "failed" };
  });
}

function scanAll(scan: FileScan, descriptor: number, limits: ScanLimits): void {
  try {
    while (scan.readWindow(descriptor, limits) === "more");
  } finally {
    scan.flush();
  }
}

/** Offset of the first header that starts in `[from, until)`. */
function findFirst(
  descriptor: number,
  window: Uint8Array<ArrayBuffer>,
  from: number,
  until: number,
): number | undefined {
  let offset = from;
  while (offset < until) {
    const filled = readSync(descriptor, window, 0, window.length, offset);
    const found = findRecord(window.subarray(0, filled), 0);
    if (found >= 0) return offset + found < until ? offset + found : undefined;
    if (filled < window.length) return undefined;
    offset += filled - HEADER_BYTES + 1;
  }
  return undefined;
}
