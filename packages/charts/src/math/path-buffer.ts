import { moved } from "./moved.ts";

/** Receives a path in pixels, y downwards. */
export interface PathSink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
}

/**
 * A path kept as numbers: it can be drawn more than once, and be read without a call per
 * place. Columns are valid up to `length` and belong to the buffer.
 */
export class PathBuffer implements PathSink {
  length = 0;
  xs = new Float64Array(2048);
  ys = new Float64Array(2048);
  /** 1 where a stretch of the path begins. */
  begins = new Uint8Array(2048);

  moveTo(x: number, y: number): void {
    this.reserve(1);
    this.add(x, y, 1);
  }

  lineTo(x: number, y: number): void {
    this.reserve(1);
    this.add(x, y, 0);
  }

  /** Makes room for so many more places. */
  reserve(count: number): void {
    const capacity = this.length + count;
    if (capacity > this.begins.length) this.grow(Math.max(capacity, 2 * this.begins.length));
  }

  /** A place that there is room for; `begin` as in `begins`. */
  add(x: number, y: number, begin: number): void {
    const at = this.length++;
    this.xs[at] = x;
    this.ys[at] = y;
    this.begins[at] = begin;
  }

  clear(): void {
    this.length = 0;
  }

  replay(sink: PathSink): void {
    const { length, xs, ys, begins } = this;
    for (let i = 0; i < length; i++) {
      const x = xs[i] ?? NaN;
      const y = ys[i] ?? NaN;
      if (begins[i] === 1) sink.moveTo(x, y);
      else sink.lineTo(x, y);
    }
  }

  private grow(capacity: number): void {
    this.xs = moved(this.xs, new Float64Array(capacity));
    this.ys = moved(this.ys, new Float64Array(capacity));
    this.begins = moved(this.begins, new Uint8Array(capacity));
  }
}
