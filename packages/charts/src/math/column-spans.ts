import { moved } from "./moved.ts";

/** Low, high and layer: small enough for a float. */
export const SPAN_FIELDS = 3;

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
  private sorted = new Float32Array(0);

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
   * All of them column by column, in the order in which they were added: `SPAN_FIELDS` numbers
   * each, side by side, since they are read from memory together.
   * @returns `starts[c]` is where those of column `c` begin in `fields`, `starts[c + 1]` where they
   * end. Valid until the next call.
   */
  byColumn(columnCount: number): { readonly fields: Float32Array; readonly starts: Int32Array } {
    const { length, columns, layers, lows, highs } = this;
    const ends = new Int32Array(columnCount + 1);
    for (let i = 0; i < length; i++) {
      const next = (columns[i] ?? 0) + 1;
      ends[next] = (ends[next] ?? 0) + SPAN_FIELDS;
    }
    for (let column = 1; column <= columnCount; column++) {
      ends[column] = (ends[column] ?? 0) + (ends[column - 1] ?? 0);
    }
    const starts = ends.slice();
    if (this.sorted.length < length * SPAN_FIELDS) {
      this.sorted = new Float32Array(columns.length * SPAN_FIELDS);
    }
    const fields = this.sorted;
    for (let i = 0; i < length; i++) {
      const column = columns[i] ?? 0;
      const at = ends[column] ?? 0;
      fields[at] = lows[i] ?? NaN;
      fields[at + 1] = highs[i] ?? NaN;
      fields[at + 2] = layers[i] ?? 0;
      ends[column] = at + SPAN_FIELDS;
    }
    return { fields, starts };
  }

  private grow(): void {
    const capacity = this.length * 2;
    this.columns = moved(this.columns, new Int32Array(capacity));
    this.layers = moved(this.layers, new Int32Array(capacity));
    this.lows = moved(this.lows, new Float32Array(capacity));
    this.highs = moved(this.highs, new Float32Array(capacity));
  }
}
