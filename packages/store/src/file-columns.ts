import type { PointsByTag, ScanBatch, SortByTag } from "@runlens/format";
import { MAX_CHUNK_POINTS } from "./chunk-row.ts";
import { NO_OPEN_CHUNK, OpenChunkPool, type OpenChunk } from "./open-chunk.ts";

/** Below so many points per tag sorting them costs more than it saves. */
const MIN_SORTED_POINTS = 8;

/** Fewer are copied one by one. */
const MIN_COPIED_POINTS = 32;

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
  private readonly sortByTag: SortByTag;

  constructor(
    pool: OpenChunkPool,
    seal: SealChunk,
    restartCount = 0,
    sortByTag: SortByTag = () => undefined,
  ) {
    this.pool = pool;
    this.seal = seal;
    this.restartCount = restartCount;
    this.sortByTag = sortByTag;
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
    const tagCount = this.open.length;
    const isWorthSorting = to - from >= tagCount * MIN_SORTED_POINTS;
    const sorted = isWorthSorting ? this.sortByTag(batch, from, to, tagCount) : undefined;
    if (sorted === undefined) return this.appendInOrder(batch, from, to);
    let start = 0;
    for (let tagId = 0; tagId < tagCount; tagId++) {
      const end = sorted.ends[tagId] ?? start;
      this.appendSorted(tagId, sorted, start, end);
      start = end;
    }
  }

  /** Points of one tag, whose steps do not go back. */
  private appendSorted(tagId: number, sorted: PointsByTag, start: number, end: number): void {
    const { steps, wallTimesSecs, values } = sorted;
    for (let from = start; from < end;) {
      let chunk = this.openChunk(tagId);
      const goesOn = this.goesOn(chunk, steps[from] ?? NaN);
      const isFull = chunk.count === chunk.capacity;
      if (isFull || !goesOn) chunk = this.makeRoom(tagId, chunk, goesOn, end - from);
      const { cells, capacity } = chunk;
      const at = chunk.at + chunk.count;
      const to = Math.min(end, from + capacity - chunk.count);
      copy(steps, from, to, cells, at);
      copy(wallTimesSecs, from, to, cells, at + capacity);
      copy(values, from, to, cells, at + 2 * capacity);
      chunk.lastStep = steps[to - 1] ?? NaN;
      chunk.count += to - from;
      from = to;
    }
  }

  private appendInOrder(batch: ScanBatch, from: number, to: number): void {
    const { tagIds, steps, wallTimesSecs, values } = batch;
    const { open } = this;
    for (let i = from; i < to; i++) {
      const tagId = tagIds[i] ?? 0;
      const step = steps[i] ?? NaN;
      let chunk = open[tagId] ?? NO_OPEN_CHUNK;
      const { count } = chunk;
      const goesOn = this.goesOn(chunk, step);
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

  private goesOn({ lastStep, restartCount }: OpenChunk, step: number): boolean {
    return step >= lastStep && restartCount === this.restartCount;
  }

  /** An open chunk of the tag that has room for a point, and if it may for all that come. */
  private makeRoom(tagId: number, chunk: OpenChunk, goesOn: boolean, points = 1): OpenChunk {
    if (chunk.count > 0 && (!goesOn || chunk.count === MAX_CHUNK_POINTS)) {
      this.sealOne(tagId, chunk);
      return this.makeRoom(tagId, NO_OPEN_CHUNK, true, points);
    }
    const open = chunk === NO_OPEN_CHUNK ? this.pool.take() : chunk;
    open.restartCount = this.restartCount;
    if (open.count === open.capacity) this.pool.grow(open, points);
    this.open[tagId] = open;
    return open;
  }

  private sealOne(tagId: number, chunk: OpenChunk): void {
    this.seal(tagId, chunk);
    this.open[tagId] = NO_OPEN_CHUNK;
    this.pool.give(chunk);
  }
}

function copy(
  source: Float64Array,
  from: number,
  to: number,
  target: Float64Array,
  at: number,
): void {
  if (to - from >= MIN_COPIED_POINTS) target.set(source.subarray(from, to), at);
  else for (let i = from; i < to; i++) target[at + i - from] = source[i] ?? NaN;
}
