import { ColumnSpans, SPAN_FIELDS } from "./column-spans.ts";
import type { PathBuffer } from "./path-buffer.ts";
import { layerOf, PixelColumn, type Layer, type RasterPen } from "./pixel-column.ts";

/** Where a path lies in a raster: at its places times `ratio`, shifted by so many pixels. */
export interface Placement {
  readonly ratio: number;
  readonly shiftX: number;
  readonly shiftY: number;
}

/** No line goes further up or down: infinite places would leave holes. */
const FAR = 1e9;
/** So many wait to be put together: 14 MB. */
const MAX_SPANS = 2 ** 19;
/** Columns of which rows are written at once, as many as a line of the cache holds. */
const BLOCK = 16;

/**
 * Pixels of many lines, put together without a canvas. In each column of pixels a line
 * covers what lies between its lowest and its highest place there, with soft ends. For
 * lines with several points to a column that is what a canvas makes of them, too, which
 * takes longer where no graphics processor helps: it knows nothing of columns.
 */
export class LineRaster {
  private width = 0;
  private height = 0;
  /** Column by column, what was put together already. */
  private cells = new Int32Array(0);
  /** Row by row. */
  private pixels = new Int32Array(0);
  /** What comes over it. */
  private readonly spans = new ColumnSpans();
  private readonly layers: Layer[] = [];

  constructor(width: number, height: number) {
    this.clear(width, height);
  }

  /** Takes away all that was drawn. Memory is kept: it takes longer to get than to clear. */
  clear(width: number, height: number): void {
    const size = width * height;
    if (size > this.cells.length) {
      this.cells = new Int32Array(size);
      this.pixels = new Int32Array(size);
    }
    this.width = width;
    this.height = height;
    this.cells.fill(0, 0, size);
    this.spans.clear();
    this.layers.length = 0;
  }

  /** Draws a path over what is there. */
  draw(path: PathBuffer, pen: RasterPen, { ratio, shiftX, shiftY }: Placement): void {
    const { width, spans } = this;
    const { length, xs, ys, begins } = path;
    const layer = this.addLayer(pen);
    // Of columns out of sight, -1 and `width` stand for all.
    let [column, x, y, low, high] = [-1, NaN, NaN, NaN, NaN];
    for (let i = 0; i < length; i++) {
      const toX = (xs[i] ?? NaN) * ratio + shiftX;
      let toY = (ys[i] ?? NaN) * ratio + shiftY;
      if (toY > FAR) toY = FAR;
      else if (toY < -FAR) toY = -FAR;
      const target = toX < 0 ? -1 : toX < width ? Math.floor(toX) : width;
      if (begins[i] === 1) {
        if (column >= 0 && column < width) spans.add(column, low, high, layer);
        column = target;
        low = toY;
        high = toY;
      } else if (target !== column) {
        const slope = (toY - y) / (toX - x);
        const stride = target > column ? 1 : -1;
        const edge = stride > 0 ? 1 : 0;
        while (column !== target) {
          const crossing = y + (column + edge - x) * slope;
          if (crossing < low) low = crossing;
          else if (crossing > high) high = crossing;
          if (column >= 0 && column < width) spans.add(column, low, high, layer);
          column += stride;
          low = crossing;
          high = crossing;
        }
      }
      if (toY < low) low = toY;
      else if (toY > high) high = toY;
      x = toX;
      y = toY;
    }
    if (column >= 0 && column < width) spans.add(column, low, high, layer);
  }

  /** Draws upright strokes, a column wide and from above to below: two places of the path each. */
  drawUprights({ length, xs, ys }: PathBuffer, pen: RasterPen, place: Placement): void {
    const { width, spans } = this;
    const { ratio, shiftX, shiftY } = place;
    const layer = this.addLayer(pen);
    for (let i = 0; i + 1 < length; i += 2) {
      const x = (xs[i] ?? NaN) * ratio + shiftX;
      if (!(x >= 0 && x < width)) continue;
      const low = (ys[i] ?? NaN) * ratio + shiftY;
      const high = (ys[i + 1] ?? NaN) * ratio + shiftY;
      spans.add(Math.floor(x), low, high, layer);
    }
  }

  /** The pixels row by row, as `ImageData` holds them; valid until the next call. */
  toRgba(): Uint8ClampedArray<ArrayBuffer> {
    this.compose();
    const { width, height, cells, pixels } = this;
    for (let left = 0; left < width; left += BLOCK) {
      const right = Math.min(left + BLOCK, width);
      for (let row = 0; row < height; row++) {
        let at = left * height + row;
        for (let column = left; column < right; column++) {
          pixels[row * width + column] = straight(cells[at] ?? 0);
          at += height;
        }
      }
    }
    return new Uint8ClampedArray(pixels.buffer, 0, width * height * 4);
  }

  private addLayer(pen: RasterPen): number {
    if (this.spans.length >= MAX_SPANS) this.compose();
    return this.layers.push(layerOf(pen)) - 1;
  }

  /** Column by column, so that all that is worked with is at hand. */
  private compose(): void {
    const { width, height, cells, spans, layers } = this;
    const { fields, starts } = spans.byColumn(width);
    const pixels = new PixelColumn(height);
    for (let column = 0; column < width; column++) {
      const first = starts[column] ?? 0;
      const end = starts[column + 1] ?? 0;
      if (first === end) continue;
      pixels.clear();
      for (let at = end - SPAN_FIELDS; at >= first; at -= SPAN_FIELDS) {
        const layer = layers[fields[at + 2] ?? 0];
        if (layer !== undefined) pixels.add(fields, at, layer);
      }
      pixels.show(cells, column * height);
    }
    spans.clear();
    layers.length = 0;
  }
}

/** A premultiplied pixel as `ImageData` has it: colours as if it were opaque. */
function straight(cell: number): number {
  const opacity = cell >>> 24;
  if (opacity === 255 || opacity === 0) return cell;
  const scale = 255 / opacity;
  const red = Math.min((cell & 255) * scale + 0.5, 255);
  const green = Math.min(((cell >>> 8) & 255) * scale + 0.5, 255);
  const blue = Math.min(((cell >>> 16) & 255) * scale + 0.5, 255);
  return red | (green << 8) | (blue << 16) | (opacity << 24);
}
