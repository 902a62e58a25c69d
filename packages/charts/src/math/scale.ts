import type { Range } from "./range.ts";

export type ScaleKind = "linear" | "log";

/** Maps values of one axis to pixels and back. */
export interface Scale {
  readonly kind: ScaleKind;
  readonly domain: Range;
  /** Pixels of `domain.min` and `domain.max`; falling for a y-axis that grows upwards. */
  readonly from: number;
  readonly to: number;
  readonly pixelOf: (value: number) => number;
  readonly valueAt: (pixel: number) => number;
}

/** @param domain above 0 for `log`. */
export function createScale(kind: ScaleKind, domain: Range, from: number, to: number): Scale {
  const forward = kind === "log" ? Math.log : identity;
  const backward = kind === "log" ? Math.exp : identity;
  const start = forward(domain.min);
  const pixelsPerUnit = (to - from) / (forward(domain.max) - start);
  return {
    kind,
    domain,
    from,
    to,
    pixelOf: (value) => from + (forward(value) - start) * pixelsPerUnit,
    valueAt: (pixel) => backward(start + (pixel - from) / pixelsPerUnit),
  };
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

function identity(value: number): number {
  return value;
}
