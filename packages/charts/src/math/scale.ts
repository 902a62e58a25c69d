import type { Range } from "./range.ts";

export type ScaleKind = "linear" | "log" | "symlog";

/**
 * Maps values of one axis to pixels and back.
 *
 * A class, and one without functions in its fields: it is asked for every point that is
 * drawn, and what the compiler can look into costs a tenth of a call that hands numbers over.
 */
export class Scale {
  readonly kind: ScaleKind;
  readonly domain: Range;
  /** Pixels of `domain.min` and `domain.max`; falling for a y-axis that grows upwards. */
  readonly from: number;
  readonly to: number;
  /** Up to about this size a symlog scale is linear, beyond it logarithmic. */
  readonly threshold: number;
  private readonly start: number;
  private readonly pixelsPerUnit: number;

  constructor(kind: ScaleKind, domain: Range, from: number, to: number, threshold: number) {
    this.kind = kind;
    this.domain = domain;
    this.from = from;
    this.to = to;
    this.threshold = threshold;
    this.start = placeOf(kind, threshold, domain.min);
    this.pixelsPerUnit = (to - from) / (placeOf(kind, threshold, domain.max) - this.start);
  }

  pixelOf(value: number): number {
    const place = placeOf(this.kind, this.threshold, value);
    return this.from + (place - this.start) * this.pixelsPerUnit;
  }

  valueAt(pixel: number): number {
    const place = this.start + (pixel - this.from) / this.pixelsPerUnit;
    return valueOf(this.kind, this.threshold, place);
  }
}

/**
 * Symlog is sign(v) · ln(1 + |v| / threshold): smooth, and defined everywhere
 * (Webber, "A bi-symmetric log transformation for wide-range data", 2013).
 *
 * @param domain above 0 for `log`.
 * @param threshold above 0, for `symlog`.
 */
export function createScale(
  kind: ScaleKind,
  domain: Range,
  from: number,
  to: number,
  threshold = 1,
): Scale {
  return new Scale(kind, domain, from, to, threshold);
}

function placeOf(kind: ScaleKind, threshold: number, value: number): number {
  if (kind === "linear") return value;
  if (kind === "log") return Math.log(value);
  return Math.sign(value) * Math.log1p(Math.abs(value) / threshold);
}

function valueOf(kind: ScaleKind, threshold: number, place: number): number {
  if (kind === "linear") return place;
  // Zooming out far must not end in a domain that holds 0.
  if (kind === "log") return Math.max(Math.exp(place), Number.MIN_VALUE);
  return Math.sign(place) * Math.expm1(Math.abs(place)) * threshold;
}

/** Values above it have a place on the scale. */
export function floorOf(kind: ScaleKind): number {
  return kind === "log" ? 0 : -Infinity;
}

/** The domain after moving the picture by `pixels`. */
export function panned(scale: Scale, pixels: number): Range {
  return {
    min: scale.valueAt(scale.from - pixels),
    max: scale.valueAt(scale.to - pixels),
  };
}

/** The domain that shows `factor` times as much, with the value at `pixel` kept where it is. */
export function zoomed(scale: Scale, pixel: number, factor: number): Range {
  return {
    min: scale.valueAt(pixel + (scale.from - pixel) * factor),
    max: scale.valueAt(pixel + (scale.to - pixel) * factor),
  };
}
