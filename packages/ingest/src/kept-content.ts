import type { ScanSpace } from "@runlens/format";
import type { FileIdentity, LogIndex } from "@runlens/index";
import type { Store } from "@runlens/store";
import { FileContent } from "./file-content.ts";
import type { FileReport } from "./file-report.ts";
import type { FoundFile } from "./look-at.ts";
import { recallFile } from "./recall.ts";
import type { Loaded } from "./scan-stretch.ts";
import { stretchReader } from "./stretch-reader.ts";
import type { VerifyMode } from "./verify-mode.ts";

const NOT_READ: FileState = { byteLength: 0, modifiedMs: NaN };

/** Where what was read goes, and how. */
export interface ContentContext {
  readonly store: Store;
  /** For scans on this thread. */
  readonly spaceHere: () => ScanSpace;
  readonly verify: VerifyMode;
  readonly index?: LogIndex;
}

/** The file that was read, as it was found last. */
export interface ContentFile extends FoundFile {
  readonly run: string;
}

/** What tells without reading a file whether it has changed. */
export type FileState = Pick<FoundFile, "byteLength" | "modifiedMs">;

/** What was read of one file, in the store and in the index, until the file is another one. */
export class KeptContent {
  /** What did not have to be read, since the index knew it. */
  recalledBytes = 0;
  private readonly file: ContentFile;
  private readonly context: ContentContext;
  private readonly report: FileReport;
  private readonly readLost: () => Promise<void>;
  private current: FileContent;
  /** How the file was when it was last read. */
  private asRead = NOT_READ;

  /** @param readLost reads the file again, since points of it cannot be had any more. */
  constructor(
    file: ContentFile,
    context: ContentContext,
    report: FileReport,
    readLost: () => Promise<void>,
  ) {
    this.file = file;
    this.context = context;
    this.report = report;
    this.readLost = readLost;
    this.current = this.newContent();
  }

  /** For reading on; another one after `startOver`. */
  get content(): FileContent {
    return this.current;
  }

  /** Whether a file that is so is otherwise than when it was last read. */
  isNews({ byteLength, modifiedMs }: FileState): boolean {
    return byteLength !== this.asRead.byteLength || modifiedMs !== this.asRead.modifiedMs;
  }

  noteRead({ byteLength, modifiedMs }: FileState): void {
    this.asRead = { byteLength, modifiedMs };
  }

  /** Shows what the index knows of the file, if it is still the same one. Returns whether it is. */
  recall(): boolean {
    const { index, verify } = this.context;
    const known = index && recallFile(index, this.file, verify);
    if (known === undefined) return false;
    const { tailChecksum, verifiedBytes, nextOffset } = known;
    const isUnverified = verify !== "off" && verifiedBytes < nextOffset;
    if (isUnverified) this.content.expectUnverified(verifiedBytes);
    for (const delta of known.deltas) this.content.add(delta, tailChecksum);
    this.noteRead(known);
    this.recalledBytes = nextOffset;
    return true;
  }

  /** Adds what another thread read, which goes on where all that was added ends. */
  add(loaded: Loaded, isUnverified: boolean): void {
    const { delta, tailChecksum } = loaded;
    const from = this.content.offset;
    if (isUnverified) this.content.expectUnverified();
    this.content.add(delta, tailChecksum);
    this.noteRead(loaded);
    this.context.index?.save(this.identityNow(), delta, from);
  }

  /** Saves what was read here, when there are so many bytes of it. */
  save(minBytes: number): void {
    const { index } = this.context;
    const { unsealedBytes, offset } = this.content;
    if (index?.isKept !== true || unsealedBytes < minBytes) return;
    const delta = this.content.seal();
    if (delta !== undefined) index.save(this.identityNow(), delta, offset - unsealedBytes);
  }

  /** Everything that was shown was checked, and is as it was shown. */
  noteVerified(): void {
    this.content.unverified = undefined;
    this.context.index?.noteVerified(this.file.path, this.content.offset);
  }

  /**
   * Takes back what was shown: the file is to be read from its start.
   * @param how the file changed; undefined: it did not.
   */
  startOver(how?: string): void {
    const pointCount = this.content.remove();
    this.report.clear();
    if (how !== undefined && pointCount > 0) this.report.rewritten(how, pointCount);
    this.context.index?.forget(this.file.path);
    this.current = this.newContent();
    this.asRead = NOT_READ;
    this.recalledBytes = 0;
  }

  private identityNow(): FileIdentity {
    const { path, identity } = this.file;
    const { offset, unverified, tailChecksum } = this.content;
    const verifiedBytes = this.context.verify === "off" ? 0 : (unverified?.from ?? offset);
    return { path, identity, ...this.asRead, tailChecksum, verifiedBytes };
  }

  private newContent(): FileContent {
    const { run, name, path, identity } = this.file;
    const { store, spaceHere, verify } = this.context;
    return new FileContent({
      sink: store.addFile(run, name, stretchReader(path, identity), this.readLost),
      spaceHere,
      verifyPayloads: verify !== "off",
      onDamage: (range) => this.report.damagedRecord(range),
    });
  }
}
