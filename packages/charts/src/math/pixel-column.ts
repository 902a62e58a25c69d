import type { Rgba } from "./color.ts";

/** What is drawn by one pen, ready to be laid over others. */
export interface Layer {
  /** Pixels across a level line. */
  readonly thickness: number;
  /** From 0 to `OPAQUE`. */
  readonly opacity: number;
  /** Colour parts of 8 bits, each with 8 bits of room above it. */
  readonly redBlue: number;
  readonly greenFull: number;
}

const OPAQUE = 256;
/** What comes through is less than one of 256 shares, so that nothing is added any more. */
const HIDDEN = 2 ** 8;
const ALL_LIGHT = 2 ** 16;
const LANES = 0x00ff00ff;
const HALF = 0x00800080;

/** How a line is put into a raster. */
export interface RasterPen {
  readonly color: Rgba;
  /** Beside that of the colour, from 0 to 1. */
  readonly opacity: number;
  /** Pixels across a level line. */
  readonly thickness: number;
}

export function layerOf({ color, opacity, thickness }: RasterPen): Layer {
  const [red, green, blue, alpha] = color;
  return {
    thickness,
    opacity: Math.round(alpha * opacity * OPAQUE),
    redBlue: byteOf(red) | (byteOf(blue) << 16),
    greenFull: byteOf(green) | (255 << 16),
  };
}

/**
 * A column of pixels into which layers are put from the front to the back, so that what
 * is hidden costs nothing. For each pixel it is known how much light of what lies further
 * back comes through; that part of a layer is added.
 */
export class PixelColumn {
  private readonly height: number;
  /** From 0 to `ALL_LIGHT`. */
  private readonly light: Int32Array;
  /** Sums of colour parts times their shares of 256, two in each. */
  private readonly redBlue: Int32Array;
  private readonly greenOpacity: Int32Array;
  /** Rows [from, to) in which nothing further back can be seen. */
  private hiddenFrom = 0;
  private hiddenTo = 0;

  constructor(height: number) {
    this.height = height;
    this.light = new Int32Array(height);
    this.redBlue = new Int32Array(height);
    this.greenOpacity = new Int32Array(height);
    this.clear();
  }

  clear(): void {
    this.light.fill(ALL_LIGHT);
    this.redBlue.fill(0);
    this.greenOpacity.fill(0);
    this.hiddenFrom = 0;
    this.hiddenTo = 0;
  }

  /** Puts a span, of which low and high stand at `at`, behind all that is there. */
  add(spans: Float32Array, at: number, layer: Layer): void {
    const low = spans[at] ?? NaN;
    const high = spans[at + 1] ?? NaN;
    const { opacity, thickness } = layer;
    const half = thickness / 2;
    if (low - half >= this.hiddenFrom && high + half <= this.hiddenTo) return;
    const margin = marginOf(thickness, high - low);
    const top = Math.max(low - margin, 0);
    const bottom = Math.min(high + margin, this.height);
    if (!(top < bottom)) return;
    const first = Math.floor(top);
    const last = Math.ceil(bottom) - 1;
    if (first === last) {
      this.addWhereSeen(first, first + 1, Math.round(opacity * (bottom - top)), layer);
      return;
    }
    this.addWhereSeen(first, first + 1, Math.round(opacity * (first + 1 - top)), layer);
    this.addWhereSeen(first + 1, last, opacity, layer);
    this.addWhereSeen(last, last + 1, Math.round(opacity * (bottom - last)), layer);
    if (opacity === OPAQUE) this.hide(first + 1, last);
    this.widenHidden();
  }

  /**
   * Lays it over pixels: red in the lowest byte, opacity in the highest, colours premultiplied.
   * @param at of its first pixel
   */
  show(cells: Int32Array, at: number): void {
    const { height, light, redBlue, greenOpacity } = this;
    for (let row = 0; row < height; row++) {
      const share = (light[row] ?? 0) >>> 8;
      const below = share === 0 ? 0 : (cells[at + row] ?? 0);
      const even = ((redBlue[row] ?? 0) + Math.imul(below & LANES, share) + HALF) | 0;
      const odd = ((greenOpacity[row] ?? 0) + Math.imul((below >>> 8) & LANES, share) + HALF) | 0;
      cells[at + row] = ((even >>> 8) & LANES) | (odd & ~LANES);
    }
  }

  private addWhereSeen(from: number, to: number, opacity: number, layer: Layer): void {
    const { hiddenFrom, hiddenTo } = this;
    if (from < hiddenFrom) this.addRows(from, Math.min(to, hiddenFrom), opacity, layer);
    if (to > hiddenTo) this.addRows(Math.max(from, hiddenTo), to, opacity, layer);
  }

  private addRows(from: number, to: number, opacity: number, layer: Layer): void {
    const { light, redBlue, greenOpacity } = this;
    for (let row = from; row < to; row++) {
      const before = light[row] ?? 0;
      const after = before - ((before * opacity) >>> 8);
      // Of whole shares, so that all shares of a pixel add up to 256.
      const share = (before >>> 8) - (after >>> 8);
      light[row] = after;
      redBlue[row] = (redBlue[row] ?? 0) + Math.imul(layer.redBlue, share);
      greenOpacity[row] = (greenOpacity[row] ?? 0) + Math.imul(layer.greenFull, share);
    }
  }

  /** Takes rows to the hidden ones; of two stretches apart from each other the longer one is kept. */
  private hide(from: number, to: number): void {
    const { hiddenFrom, hiddenTo } = this;
    if (from <= hiddenTo && to >= hiddenFrom && hiddenFrom < hiddenTo) {
      this.hiddenFrom = Math.min(from, hiddenFrom);
      this.hiddenTo = Math.max(to, hiddenTo);
    } else if (to - from > hiddenTo - hiddenFrom) {
      this.hiddenFrom = from;
      this.hiddenTo = to;
    }
  }

  private widenHidden(): void {
    const { height, light } = this;
    if (this.hiddenFrom === this.hiddenTo) return;
    while (this.hiddenFrom > 0 && (light[this.hiddenFrom - 1] ?? 0) < HIDDEN) this.hiddenFrom--;
    while (this.hiddenTo < height && (light[this.hiddenTo] ?? 0) < HIDDEN) this.hiddenTo++;
  }
}

/** As much ink as a slanted line of this thickness has, but no further out than its half. */
function marginOf(thickness: number, rise: number): number {
  if (thickness === 0) return 0;
  const slanted = (thickness * Math.sqrt(1 + rise * rise) - rise) / 2;
  return Math.min(Math.max(slanted, 0), thickness / 2);
}

function byteOf(share: number): number {
  return Math.round(share * 255);
}
