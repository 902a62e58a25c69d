import { bytesText, countText } from "@runlens/base";
import type { DamagedRange } from "@runlens/format";
import type { Store } from "@runlens/store";
import { basename } from "node:path";
import type { CutOff } from "./cut-off.ts";
import type { Looked } from "./look-at.ts";
import { unreadable } from "./unreadable.ts";

/** How a file changed whose points were taken back. */
export const WRITTEN_ANEW = "was written anew";

/** Tells what is wrong with one file, each thing once, and takes it back when it is over. */
export class FileReport {
  private readonly store: Pick<Store, "addProblem" | "addNotice" | "clearProblems">;
  private readonly place: { readonly run: string; readonly path: string };
  private damagedFrom: number | undefined;
  private isGone = false;
  private isClosed = false;
  private cutOffBytes: number | undefined;

  constructor(store: FileReport["store"], run: string, path: string) {
    this.store = store;
    this.place = { run, path };
  }

  get isVanished(): boolean {
    return this.isGone;
  }

  get isUnreadable(): boolean {
    return this.isClosed;
  }

  damagedRecord({ offset, byteLength, reason }: DamagedRange): void {
    const name = basename(this.place.path);
    this.store.addProblem({
      code: "file.damagedRecord",
      message: `${name} is damaged at byte ${offset}: ${reason}; ${byteLength} bytes were skipped.`,
      ...this.place,
      offset,
      lostBytes: byteLength,
    });
  }

  /** Damage that no sound record follows yet; the scanner notes it once one does. */
  damagedEnd(damagedFrom: number | undefined, fileByteLength: number): void {
    const offset = (damagedFrom ?? Infinity) < fileByteLength ? damagedFrom : undefined;
    if (offset === this.damagedFrom) return;
    this.damagedFrom = offset;
    this.store.clearProblems(this.place.path, "file.damagedEnd");
    if (offset === undefined) return;
    const name = basename(this.place.path);
    this.store.addProblem({
      code: "file.damagedEnd",
      message: `${name} holds no readable record from byte ${offset} to its end.`,
      ...this.place,
      offset,
      lostBytes: fileByteLength - offset,
    });
  }

  unreadable(error: unknown): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.store.addProblem(unreadable(this.place.run, this.place.path, error));
  }

  readable(): void {
    if (this.isClosed) this.store.clearProblems(this.place.path, "file.unreadable");
    this.isClosed = false;
  }

  /** Whether there is room for what stands behind `offset`. */
  room(isThere: boolean, offset: number, fileByteLength: number): void {
    this.store.clearProblems(this.place.path, "file.noRoom");
    if (isThere) return;
    const name = basename(this.place.path);
    this.store.addProblem({
      code: "file.noRoom",
      message: `${name} is read to byte ${offset} of ${fileByteLength} only: neither memory nor disk has room for more points.`,
      hint: "Make room on the disk, or give more memory with --max_memory.",
      ...this.place,
      offset,
      lostBytes: fileByteLength - offset,
    });
  }

  /** Its points are lost, and it cannot be read again. @param looked what stands at its path now. */
  lost(looked: Looked): void {
    this.isGone = true;
    const name = basename(this.place.path);
    this.store.addProblem({
      code: "file.lost",
      message: `${name} ${howGone(looked)}, and the index has lost points of it: what was read of it is gone.`,
      ...this.place,
    });
  }

  /** @param looked what stands at its path now. */
  vanished(looked: Looked): void {
    if (this.isGone) return;
    this.isGone = true;
    const { path } = this.place;
    this.store.addProblem({
      code: "file.vanished",
      message: `${path} ${howGone(looked)}; what was read of it is still shown.`,
      ...this.place,
    });
  }

  /** Its points were taken back, since the file that stands there now does not go on with them. */
  rewritten(how: string, pointCount: number): void {
    this.store.addNotice({
      code: "file.rewritten",
      message: `${basename(this.place.path)} ${how}: what was read of it, ${countText(pointCount, "value")}, went, and what it holds now is read.`,
      ...this.place,
    });
  }

  /** Nothing has come for a while, and its last record is not all there. */
  cutOff(cutOff: CutOff | undefined): void {
    if (cutOff?.unreadBytes === this.cutOffBytes) return;
    this.store.clearProblems(this.place.path, "file.cutOff");
    this.cutOffBytes = cutOff?.unreadBytes;
    if (cutOff === undefined) return;
    const { offset, unreadBytes: lostBytes, isFollowed } = cutOff;
    const name = basename(this.place.path);
    const message = `${name} ends within the record at byte ${offset}: ${lostBytes} bytes are not read`;
    const told = { code: "file.cutOff", ...this.place, offset, lostBytes };
    if (!isFollowed) this.store.addNotice({ ...told, message: `${message}.` });
    else {
      this.store.addProblem({
        ...told,
        message: `${message}, with other records among them.`,
        hint: "They are read once the file is longer than that record says.",
      });
    }
  }

  found(): void {
    if (!this.isGone) return;
    for (const code of ["file.vanished", "file.lost"]) {
      this.store.clearProblems(this.place.path, code);
    }
    this.isGone = false;
  }

  /** Takes back everything that was told. */
  clear(): void {
    this.store.clearProblems(this.place.path);
    this.damagedFrom = undefined;
    this.cutOffBytes = undefined;
    this.isGone = false;
    this.isClosed = false;
  }
}

function howGone(looked: Looked): string {
  if (looked.kind !== "there") return "was deleted";
  return looked.stats.isDirectory() ? "became a directory" : "is no file any more";
}

/** How a file changed of which more had been read than there is now. */
export function howShorter(readBytes: number, byteLength: number): string {
  if (byteLength >= readBytes) return WRITTEN_ANEW;
  return byteLength === 0 ? "was emptied" : `was cut short to ${bytesText(byteLength)}`;
}
