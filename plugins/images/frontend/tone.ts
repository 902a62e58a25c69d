/** How pictures are made lighter or darker; what is logged stays as it is. */
export interface Tone {
  /** Factor of the encoded colours; 1 leaves them. */
  readonly brightness: number;
  /** Percent; 100 leaves them. */
  readonly contrast: number;
  /** Stops: one doubles the light; 0 leaves it. */
  readonly exposure: number;
  /** Colours, 0 to 1, are raised to 1 / gamma; 1 leaves them. */
  readonly gamma: number;
}

/** The SVG filters of `ToneFilters`. */
export const EXPOSURE_FILTER = "image-exposure";
export const GAMMA_FILTER = "image-gamma";

/** A CSS filter: exposure on light, then gamma, then TensorBoard's two. */
export function toneFilter({ brightness, contrast, exposure, gamma }: Tone): string {
  const parts = [
    exposure === 0 ? "" : `url("#${EXPOSURE_FILTER}")`,
    gamma === 1 ? "" : `url("#${GAMMA_FILTER}")`,
    brightness === 1 && contrast === 100 ? "" : `contrast(${contrast}%) brightness(${brightness})`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "none" : parts.join(" ");
}
