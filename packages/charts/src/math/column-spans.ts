import { moved } from "./moved.ts";

/**
 * Stretches of pixel columns, each of one layer, in the order in which they are drawn.
 * Parallel columns, valid up to `length`.
 */
export class ColumnSpans {
  length = 0;
  columns = new Int32Array(4096);
  layers = new Int32Array(4096);
  /** In pixels, with fractions. */
  lows = new Float32Array(4096);
  highs = new Float32Array(4096);

  add(column: number, low: number, high: number, layer: number): void {
    if (this.length === this.columns.length) this.grow();
    const at = this.length++;
    this.columns[at] = column;
    this.layers[at] = layer;
    this.lows[at] = low;
    this.highs[at] = high;
  }

  clear(): void {
    this.length = 0;
  }

  /**
   * Their positions column by column, in the order in which they were added.
   * @returns `starts[c]` is where those of column `c` begin in `positions`, `starts[c + 1]` where they end.
   */
  byColumn(columnCount: number): { readonly positions: Int32Array; readonly starts: Int32Array } {
    const { length, columns } = this;
    const ends = new Int32Array(columnCount + 1);
    for (let i = 0; i < length; i++) {
      const next = (columns[i] ?? 0) + 1;
      ends[next] = (ends[next] ?? 0) + 1;
    }
    for (let column = 1; column <= columnCount; column++) {
      ends[column] = (ends[column] ?? 0) + (ends[column - 1] ?? 0);
    }
    const starts = ends.slice();
    const positions = new Int32Array(length);
    for (let i = 0; i < length; i++) {
      const column = columns[i] ?? 0;
      const at = ends[column] ?? 0;
      positions[at] = i;
      ends[column] = at + 1;
    }
    return { positions, starts };
  }

  private grow(): void {
    const capacity = this.length * 2;
    this.columns = moved(this.columns, new Int32Array(capacity));
    this.layers = moved(this.layers, new Int32Array(capacity));
    this.lows = moved(this.lows, new Float32Array(capacity));
    this.highs = moved(this.highs, new Float32Array(capacity));
  }
}
