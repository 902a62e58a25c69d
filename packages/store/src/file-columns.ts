import type { ScanBatch } from "@runlens/format";
import { MAX_CHUNK_POINTS } from "./chunk-row.ts";
import { NO_OPEN_CHUNK, OpenChunkPool, type OpenChunk } from "./open-chunk.ts";

/** Takes what an open chunk holds, before it is emptied. */
export type SealChunk = (tagId: number, open: OpenChunk) => void;

/**
 * The open chunks of one file, by tag id: every point goes through here. A chunk is
 * sealed when it is full, when a step goes back, and where a restart stands.
 */
export class FileColumns {
  restartCount: number;
  private readonly open: OpenChunk[] = [];
  private readonly pool: OpenChunkPool;
  private readonly seal: SealChunk;

  constructor(pool: OpenChunkPool, seal: SealChunk, restartCount = 0) {
    this.pool = pool;
    this.seal = seal;
    this.restartCount = restartCount;
  }

  /** Appends the points of a batch and counts its restarts. Tag ids are below `tagCount`. */
  append(batch: ScanBatch, tagCount: number): void {
    while (this.open.length < tagCount) this.open.push(NO_OPEN_CHUNK);
    let from = 0;
    for (const { pointIndex } of batch.restarts) {
      this.appendPoints(batch, from, pointIndex);
      this.restartCount += 1;
      from = pointIndex;
    }
    this.appendPoints(batch, from, batch.count);
  }

  /** The newest points of a series; not sealed yet. */
  openChunk(tagId: number): OpenChunk {
    return this.open[tagId] ?? NO_OPEN_CHUNK;
  }

  sealAll(): void {
    for (let tagId = 0; tagId < this.open.length; tagId++) {
      const open = this.openChunk(tagId);
      if (open.count > 0) this.sealOne(tagId, open);
      this.open[tagId] = NO_OPEN_CHUNK;
    }
  }

  private appendPoints(batch: ScanBatch, from: number, to: number): void {
    const { tagIds, steps, wallTimesSecs, values } = batch;
    const { open, restartCount } = this;
    for (let i = from; i < to; i++) {
      const tagId = tagIds[i] ?? 0;
      const step = steps[i] ?? NaN;
      let chunk = open[tagId] ?? NO_OPEN_CHUNK;
      const { count } = chunk;
      const goesOn = step >= chunk.lastStep && chunk.restartCount === restartCount;
      if (count === chunk.capacity || !goesOn) chunk = this.makeRoom(tagId, chunk, goesOn);
      const { cells, capacity } = chunk;
      const at = chunk.at + chunk.count;
      cells[at] = step;
      cells[at + capacity] = wallTimesSecs[i] ?? NaN;
      cells[at + 2 * capacity] = values[i] ?? NaN;
      chunk.lastStep = step;
      chunk.count += 1;
    }
  }

  /** An open chunk of the tag that has room for a point. */
  private makeRoom(tagId: number, chunk: OpenChunk, goesOn: boolean): OpenChunk {
    if (chunk.count > 0 && (!goesOn || chunk.count === MAX_CHUNK_POINTS)) {
      this.sealOne(tagId, chunk);
      return this.makeRoom(tagId, NO_OPEN_CHUNK, true);
    }
    const open = chunk === NO_OPEN_CHUNK ? this.pool.take() : chunk;
    open.restartCount = this.restartCount;
    if (open.count === open.capacity) this.pool.grow(open);
    this.open[tagId] = open;
    return open;
  }

  private sealOne(tagId: number, chunk: OpenChunk): void {
    this.seal(tagId, chunk);
    this.open[tagId] = NO_OPEN_CHUNK;
    this.pool.give(chunk);
  }
}
