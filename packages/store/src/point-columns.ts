import type { ChunkStore } from "./chunk-store.ts";
import type { FileColumns } from "./file-columns.ts";
import type { OpenChunk } from "./open-chunk.ts";
import type { LoggedStretch } from "./restarts.ts";

const NO_IDS: number[] = [];

/** Scalar points of one series in one file: sealed chunks, then the open one. */
export class PointColumns {
  readonly chunks: ChunkStore;
  sealedCount = 0;
  private areChunksRising = true;
  private readonly file: FileColumns;
  private readonly tagId: number;
  private ids = NO_IDS;

  constructor(chunks: ChunkStore, file: FileColumns, tagId: number) {
    this.chunks = chunks;
    this.file = file;
    this.tagId = tagId;
  }

  get count(): number {
    return this.sealedCount + this.open.count;
  }

  /** No step is lower than the one before. */
  get isRising(): boolean {
    const { open } = this;
    return (
      this.areChunksRising &&
      (open.count === 0 || this.lastSealedStep <= this.stepAt(this.sealedCount))
    );
  }

  private get lastSealedStep(): number {
    const id = this.ids.at(-1);
    return id === undefined ? -Infinity : this.chunks.lastStep(id);
  }

  get open(): OpenChunk {
    return this.file.openChunk(this.tagId);
  }

  get chunkIds(): readonly number[] {
    return this.ids;
  }

  /** Appends a chunk that the store holds. */
  add(id: number): void {
    if (this.chunks.firstStep(id) < this.lastSealedStep) this.areChunksRising = false;
    if (this.ids === NO_IDS) this.ids = [id];
    else this.ids.push(id);
    this.sealedCount += this.chunks.count(id);
  }

  stepAt(index: number): number {
    if (index >= this.sealedCount) {
      const { cells, at } = this.open;
      return cells[at + index - this.sealedCount] ?? NaN;
    }
    const id = this.ids[this.chunkOf(index)];
    return id === undefined ? NaN : this.chunks.stepAt(id, index - this.chunks.start(id));
  }

  stretchesFrom(index: number): LoggedStretch[] {
    const stretches: LoggedStretch[] = [];
    for (const id of this.ids.slice(this.chunkOf(index))) {
      const start = this.chunks.start(id);
      const from = Math.max(start, index);
      stretches.push({
        from,
        to: start + this.chunks.count(id),
        firstStep:
          from === start ? this.chunks.firstStep(id) : this.chunks.stepAt(id, from - start),
        restartCount: this.chunks.restartCount(id),
      });
    }
    const { open, sealedCount } = this;
    const from = Math.max(sealedCount, index);
    const to = sealedCount + open.count;
    if (to > from) {
      const { restartCount } = open;
      stretches.push({ from, to, firstStep: this.stepAt(from), restartCount });
    }
    return stretches;
  }

  /** Place in `chunkIds` of the chunk with the point at `index`; behind the last for the open one. */
  chunkOf(index: number): number {
    if (index >= this.sealedCount) return this.ids.length;
    let low = 0;
    let high = this.ids.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.chunks.start(this.ids[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Gives the chunks back to the store. */
  free(): void {
    this.chunks.free(this.ids);
    this.ids = NO_IDS;
    this.sealedCount = 0;
  }
}
