/** The least and the greatest sample of each column, over all channels: `[min, max, min, max, …]`. */
export type Peaks = Float32Array;

/**
 * What a picture of a sound has room for. Of a sound with fewer samples than columns,
 * columns repeat samples. Samples that are no numbers count as silence.
 *
 * @param channels of equal length.
 */
export function peaksOf(channels: readonly Float32Array[], columns: number): Peaks {
  const peaks = new Float32Array(2 * columns);
  const length = channels[0]?.length ?? 0;
  if (length === 0) return peaks;
  for (let column = 0; column < columns; column++) {
    const start = Math.floor((column * length) / columns);
    const end = Math.max(Math.floor(((column + 1) * length) / columns), start + 1);
    let min = Infinity;
    let max = -Infinity;
    for (const samples of channels) {
      for (let i = start; i < end; i++) {
        const sample = samples[i] ?? 0;
        if (sample < min) min = sample;
        if (sample > max) max = sample;
      }
    }
    peaks[2 * column] = Number.isFinite(min) ? min : 0;
    peaks[2 * column + 1] = Number.isFinite(max) ? max : 0;
  }
  return peaks;
}

/** The greatest size of a sample, 0 for silence. */
export function loudest(peaks: Peaks): number {
  let size = 0;
  for (const peak of peaks) size = Math.max(size, Math.abs(peak));
  return size;
}
