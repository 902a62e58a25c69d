/** How two pictures of one size differ. */
export interface Difference {
  /** RGBA: the absolute difference of each colour, opaque. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Pixels that are not the same. */
  readonly changedPixels: number;
  /** Of colours and opacity, 0 to 255. */
  readonly largest: number;
  /** Mean absolute difference of the colours, 0 to 255. */
  readonly mean: number;
}

const CHANNELS = 4;

/** Of two RGBA pictures of one size, pixel by pixel. */
export function differenceOf(a: Uint8ClampedArray, b: Uint8ClampedArray): Difference {
  const pixels = new Uint8ClampedArray(a.length);
  let changedPixels = 0;
  let largest = 0;
  let sum = 0;
  for (let at = 0; at < a.length; at += CHANNELS) {
    let most = 0;
    for (let channel = 0; channel < CHANNELS; channel++) {
      const distance = Math.abs((a[at + channel] ?? 0) - (b[at + channel] ?? 0));
      if (distance > most) most = distance;
      if (channel === CHANNELS - 1) continue;
      pixels[at + channel] = distance;
      sum += distance;
    }
    pixels[at + CHANNELS - 1] = 255;
    if (most > 0) changedPixels += 1;
    if (most > largest) largest = most;
  }
  const colours = (a.length / CHANNELS) * (CHANNELS - 1);
  return { pixels, changedPixels, largest, mean: colours === 0 ? 0 : sum / colours };
}
