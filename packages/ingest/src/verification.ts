import type { ScanSpace } from "@runlens/format";
import type { FileTail } from "./file-tail.ts";
import { FILE_START, type FilePlace } from "./file-place.ts";
import { verifyStretch, type Stretch, type StretchScanned } from "./scan-stretch.ts";
import type { ScanOrder } from "./scan-workers.ts";
import type { Unverified } from "./unverified.ts";

/** Checked at once: by a thread, and here, where others wait meanwhile. */
const STRETCH_BYTES = 32 * 1024 ** 2;
const SHORT_STRETCH_BYTES = 1024 ** 2;

/** Checks in idle time what was shown without having been checked. */
export interface Verification {
  readonly isBusy: boolean;
  add(tail: FileTail): void;
  /** For a thread; empty when there is nothing. */
  nextOrders(): ScanOrder[];
  /** Checks a little here. */
  verifyHere(space: ScanSpace): void;
}

/** One file that is being checked. */
interface Checked {
  readonly tail: FileTail;
  readonly unverified: Unverified;
  place: FilePlace;
  readonly damage: { count: number; bytes: number };
  isOut: boolean;
}

/** @param onSuspect called with a file that is not as it was shown, which is to be read again. */
export function createVerification(onSuspect: (tail: FileTail) => void): Verification {
  const waiting = new Map<FileTail, Checked>();

  function nextOrder(maxBytes: number): ScanOrder | undefined {
    for (const checked of waiting.values()) {
      const { tail, isOut } = checked;
      if (isOut || tail.isHandedOver) continue;
      if (tail.isClosed || tail.unverified !== checked.unverified) {
        waiting.delete(tail);
        continue;
      }
      checked.isOut = true;
      return {
        stretch: stretchOf(checked, maxBytes),
        onScanned: (scanned) => take(checked, scanned),
      };
    }
    return undefined;
  }

  function take(checked: Checked, scanned: StretchScanned): void {
    const { tail, unverified, damage, place } = checked;
    checked.isOut = false;
    if (tail.isClosed || tail.unverified !== unverified) return;
    if (scanned.kind !== "verified") {
      // It is gone or cannot be read, which whoever follows it tells; it is shown as it is.
      waiting.delete(tail);
      return;
    }
    if (scanned.nextOffset <= place.nextOffset) {
      waiting.delete(tail);
      return onSuspect(tail);
    }
    damage.count += scanned.damage.count;
    damage.bytes += scanned.damage.bytes;
    checked.place = { ...FILE_START, nextOffset: scanned.nextOffset, scanner: scanned.scanner };
    tail.noteChecked(scanned.nextOffset);
    if (scanned.nextOffset < tail.offset) return;
    waiting.delete(tail);
    const { count, bytes } = unverified.damage;
    if (damage.count === count && damage.bytes === bytes) tail.noteVerified();
    else onSuspect(tail);
  }

  return {
    get isBusy() {
      return waiting.size > 0;
    },
    add(tail) {
      const { unverified } = tail;
      if (unverified === undefined || waiting.get(tail)?.unverified === unverified) return;
      const place = { ...FILE_START, nextOffset: unverified.from };
      waiting.set(tail, {
        tail,
        unverified,
        place,
        damage: { count: 0, bytes: 0 },
        isOut: false,
      });
    },
    nextOrders() {
      const order = nextOrder(STRETCH_BYTES);
      return order === undefined ? [] : [order];
    },
    verifyHere(space) {
      const order = nextOrder(SHORT_STRETCH_BYTES);
      order?.onScanned(verifyStretch(order.stretch, space));
    },
  };
}

function stretchOf({ tail, place }: Checked, maxBytes: number): Stretch {
  const { path, identity, offset } = tail;
  return {
    purpose: "verify",
    path,
    identity,
    place,
    isGuess: false,
    until: Math.min(offset, place.nextOffset + maxBytes),
    verifyPayloads: true,
  };
}
