import type { DamagedRange } from "@runlens/format";
import type { Store } from "@runlens/store";
import { basename } from "node:path";
import { unreadable } from "./walk.ts";

/** Tells what is wrong with one file, each thing once, and takes it back when it is over. */
export class FileReport {
  private readonly store: Pick<Store, "addProblem" | "clearProblems">;
  private readonly place: { readonly run: string; readonly path: string };
  private damagedFrom: number | undefined;
  private isGone = false;
  private isClosed = false;

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

  vanished(): void {
    if (this.isGone) return;
    this.isGone = true;
    this.store.addProblem({
      code: "file.vanished",
      message: `${this.place.path} was deleted; what was read of it is still shown.`,
      ...this.place,
    });
  }

  found(): void {
    if (this.isGone) this.store.clearProblems(this.place.path, "file.vanished");
    this.isGone = false;
  }

  /** Takes back everything that was told. */
  clear(): void {
    this.store.clearProblems(this.place.path);
    this.damagedFrom = undefined;
    this.isGone = false;
    this.isClosed = false;
  }
}
