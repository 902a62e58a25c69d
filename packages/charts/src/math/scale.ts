import type { Range } from "./range.ts";

export type ScaleKind = "linear" | "log" | "symlog";

/** Maps values of one axis to pixels and back. */
export interface Scale {
  readonly kind: ScaleKind;
  readonly domain: Range;
  /** Pixels of `domain.min` and `domain.max`; falling for a y-axis that grows upwards. */
  readonly from: number;
  readonly to: number;
  /** Up to about this size a symlog scale is linear, beyond it logarithmic. */
  readonly threshold: number;
  readonly pixelOf: (value: number) => number;
  readonly valueAt: (pixel: number) => number;
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
  const [forward, backward] = transformOf(kind, threshold);
  const start = forward(domain.min);
  const pixelsPerUnit = (to - from) / (forward(domain.max) - start);
  return {
    kind,
    domain,
    from,
    to,
    threshold,
    pixelOf: (value) => from + (forward(value) - start) * pixelsPerUnit,
    valueAt: (pixel) => backward(start + (pixel - from) / pixelsPerUnit),
  };
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

type Transform = (value: number) => number;

const LINEAR = [(value: number) => value, (place: number) => place] as const;
// Zooming out far must not end in a domain that holds 0.
const LOG = [Math.log, (place: number) => Math.max(Math.exp(place), Number.MIN_VALUE)] as const;

function transformOf(kind: ScaleKind, threshold: number): readonly [Transform, Transform] {
  if (kind === "linear") return LINEAR;
  if (kind === "log") return LOG;
  return [
    (value) => Math.sign(value) * Math.log1p(Math.abs(value) / threshold),
    (place) => Math.sign(place) * Math.expm1(Math.abs(place)) * threshold,
  ];
}
