import type { Rgba } from "./color.ts";
import type { PathSink } from "./trace.ts";

/** How a line is put into a raster. */
export interface RasterPen {
  readonly color: Rgba;
  /** Beside that of the colour, from 0 to 1. */
  readonly opacity: number;
  /** Pixels across a level line. */
  readonly thickness: number;
}

/** Two colour parts of 8 bits with room above each. */
const LANES = 0x00ff00ff;
const HALF = 0x00800080;
const OPAQUE = 256;

/**
 * Pixels of many lines, put together without a canvas. In each column of pixels a line
 * covers what lies between its lowest and its highest place there, with soft ends. For
 * lines with several points to a column that is what a canvas makes of them, too, which
 * takes longer where no graphics processor helps: it knows nothing of columns.
 *
 * A path goes in by `use`, `moveTo` and `lineTo`, in pixels of the raster.
 */
export class LineRaster implements PathSink {
  readonly width: number;
  readonly height: number;
  /** Column by column; colours premultiplied, red in the lowest byte and opacity in the highest. */
  private readonly cells: Uint32Array;
  private thickness = 1;
  private opacity = OPAQUE;
  private redBlue = 0;
  private opacityGreen = 0;
  /** Where the path has come to; of columns out of sight, -1 and `width` stand for all. */
  private x = NaN;
  private y = NaN;
  private column = NaN;
  private low = NaN;
  private high = NaN;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.cells = new Uint32Array(width * height);
  }

  /** Ends the path before; the next one is drawn so. */
  use({ color, opacity, thickness }: RasterPen): void {
    this.end();
    const [red, green, blue, alpha] = color;
    this.redBlue = byteOf(red) | (byteOf(blue) << 16);
    this.opacityGreen = byteOf(green) | (255 << 16);
    this.opacity = Math.round(alpha * opacity * OPAQUE);
    this.thickness = thickness;
  }

  moveTo(x: number, y: number): void {
    this.end();
    this.x = x;
    this.y = y;
    this.column = this.columnOf(x);
    this.low = y;
    this.high = y;
  }

  lineTo(x: number, y: number): void {
    const target = this.columnOf(x);
    if (target !== this.column) {
      const slope = (y - this.y) / (x - this.x);
      const stride = target > this.column ? 1 : -1;
      const edge = stride > 0 ? 1 : 0;
      while (this.column !== target) {
        const crossing = this.y + (this.column + edge - this.x) * slope;
        this.reach(crossing);
        this.fillColumn();
        this.column += stride;
        this.low = crossing;
        this.high = crossing;
      }
    }
    this.reach(y);
    this.x = x;
    this.y = y;
  }

  /** The pixels row by row, as `ImageData` holds them. Ends the path. */
  toRgba(): Uint8ClampedArray<ArrayBuffer> {
    this.end();
    const { width, height, cells } = this;
    const rgba = new Uint8ClampedArray(width * height * 4);
    let at = 0;
    for (let column = 0; column < width; column++) {
      for (let row = 0; row < height; row++) {
        const cell = cells[at++] ?? 0;
        if (cell === 0) continue;
        const opacity = cell >>> 24;
        const to = (row * width + column) * 4;
        rgba[to] = ((cell & 255) * 255) / opacity;
        rgba[to + 1] = (((cell >>> 8) & 255) * 255) / opacity;
        rgba[to + 2] = (((cell >>> 16) & 255) * 255) / opacity;
        rgba[to + 3] = opacity;
      }
    }
    return rgba;
  }

  private end(): void {
    this.fillColumn();
    this.column = NaN;
  }

  private columnOf(x: number): number {
    return Math.min(Math.max(Math.floor(x), -1), this.width);
  }

  private reach(y: number): void {
    if (y < this.low) this.low = y;
    else if (y > this.high) this.high = y;
  }

  private fillColumn(): void {
    const { column, low, high, thickness, width, height } = this;
    if (!(column >= 0 && column < width)) return;
    const rise = high - low;
    // As much ink as a slanted line of this thickness has, but no further out than its half.
    const slanted = (thickness * Math.sqrt(1 + rise * rise) - rise) / 2;
    const margin = Math.min(Math.max(slanted, 0), thickness / 2);
    const top = Math.max(low - margin, 0);
    const bottom = Math.min(high + margin, height);
    if (!(top < bottom)) return;
    const first = Math.floor(top);
    const last = Math.ceil(bottom) - 1;
    const base = column * height;
    if (first === last) {
      this.blend(base + first, base + last, bottom - top);
      return;
    }
    this.blend(base + first, base + first, first + 1 - top);
    this.blend(base + first + 1, base + last - 1, 1);
    this.blend(base + last, base + last, bottom - last);
  }

  /** @param share of each cell that is covered */
  private blend(from: number, to: number, share: number): void {
    const { cells } = this;
    const opacity = Math.round(this.opacity * share);
    if (opacity === OPAQUE) {
      const cell = this.redBlue | (this.opacityGreen << 8);
      for (let at = from; at <= to; at++) cells[at] = cell;
      return;
    }
    const redBlue = Math.imul(this.redBlue, opacity);
    const opacityGreen = Math.imul(this.opacityGreen, opacity);
    const rest = OPAQUE - opacity;
    for (let at = from; at <= to; at++) {
      const below = cells[at] ?? 0;
      const even = redBlue + Math.imul(below & LANES, rest) + HALF;
      const odd = opacityGreen + Math.imul((below >>> 8) & LANES, rest) + HALF;
      cells[at] = ((even >>> 8) & LANES) | (odd & ~LANES);
    }
  }
}

function byteOf(share: number): number {
  return Math.round(share * 255);
}
