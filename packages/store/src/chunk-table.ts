import { CHUNK_ROW_BYTES, ChunkRows } from "./chunk-row.ts";

const ROWS_PER_PAGE = 4096;

/** The rows of all chunks of a store, by chunk id. Rows never move; ids are given again. */
export class ChunkTable {
  private readonly pages: ChunkRows[] = [];
  private readonly freed: number[] = [];
  private used = 0;

  /** Id of one more row, to be filled. */
  add(): number {
    const freed = this.freed.pop();
    if (freed !== undefined) return freed;
    if (this.used === this.pages.length * ROWS_PER_PAGE) {
      this.pages.push(new ChunkRows(new Uint8Array(ROWS_PER_PAGE * CHUNK_ROW_BYTES)));
    }
    return this.used++;
  }

  free(ids: readonly number[]): void {
    for (const id of ids) this.freed.push(id);
  }

  /** Where the row of a chunk is: row `rowOf(id)` of these. */
  pageOf(id: number): ChunkRows {
    const page = this.pages[Math.floor(id / ROWS_PER_PAGE)];
    if (page === undefined) throw new RangeError(`no chunk ${id}`);
    return page;
  }

  rowOf(id: number): number {
    return id % ROWS_PER_PAGE;
  }
}
