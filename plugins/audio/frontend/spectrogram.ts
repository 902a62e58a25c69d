/** Samples of one spectrum, a power of two. */
const FRAME = 1024;

export const SPECTROGRAM_ROWS = FRAME / 2;

/** What is so much quieter than the loudest shows as silence. */
const RANGE_DB = 80;

/**
 * How loud which frequency is when: `columns` spectra of `SPECTROGRAM_ROWS` values one
 * after another, each from 0 to half the sample rate. 0 is silence, 255 the loudest of
 * the sound, in steps of equal decibels over a range of 80. Channels are averaged.
 *
 * Hann windows of 1,024 samples, evenly spread, their transforms by Cooley and Tukey.
 */
export function spectrogramOf(channels: readonly Float32Array[], columns: number): Uint8Array {
  const length = channels[0]?.length ?? 0;
  const powers = new Float32Array(columns * SPECTROGRAM_ROWS);
  const real = new Float32Array(FRAME);
  const imaginary = new Float32Array(FRAME);
  let greatest = 0;
  for (let column = 0; column < columns; column++) {
    const start = Math.round(((column + 0.5) * length) / columns) - FRAME / 2;
    for (let i = 0; i < FRAME; i++) {
      let sum = 0;
      for (const samples of channels) sum += samples[start + i] ?? 0;
      real[i] = Number.isFinite(sum) ? (sum / channels.length) * (WINDOW[i] ?? 0) : 0;
    }
    imaginary.fill(0);
    transform(real, imaginary);
    for (let row = 0; row < SPECTROGRAM_ROWS; row++) {
      const power = (real[row] ?? 0) ** 2 + (imaginary[row] ?? 0) ** 2;
      powers[column * SPECTROGRAM_ROWS + row] = power;
      if (power > greatest) greatest = power;
    }
  }
  return levelsOf(powers, greatest);
}

const WINDOW = Float32Array.from(
  { length: FRAME },
  (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / FRAME),
);

function levelsOf(powers: Float32Array, greatest: number): Uint8Array {
  const levels = new Uint8Array(powers.length);
  if (greatest === 0) return levels;
  for (const [i, power] of powers.entries()) {
    const decibels = 10 * Math.log10(power / greatest);
    levels[i] = Math.max(0, Math.round((1 + decibels / RANGE_DB) * 255));
  }
  return levels;
}

const BITS = Math.log2(FRAME);
const COSINES = Float32Array.from({ length: FRAME / 2 }, (_, i) =>
  Math.cos((2 * Math.PI * i) / FRAME),
);
const SINES = Float32Array.from({ length: FRAME / 2 }, (_, i) =>
  Math.sin((2 * Math.PI * i) / FRAME),
);

/** The discrete Fourier transform of `FRAME` complex numbers, in place. */
function transform(real: Float32Array, imaginary: Float32Array): void {
  for (let i = 0; i < FRAME; i++) {
    const j = reversed(i);
    if (j <= i) continue;
    [real[i], real[j]] = [real[j] ?? 0, real[i] ?? 0];
    [imaginary[i], imaginary[j]] = [imaginary[j] ?? 0, imaginary[i] ?? 0];
  }
  for (let size = 2; size <= FRAME; size *= 2) {
    const half = size / 2;
    for (let start = 0; start < FRAME; start += size) {
      for (let k = 0; k < half; k++) {
        const turn = k * (FRAME / size);
        const [cosine, sine] = [COSINES[turn] ?? 0, SINES[turn] ?? 0];
        const [a, b] = [start + k, start + k + half];
        const [realA, imaginaryA] = [real[a] ?? 0, imaginary[a] ?? 0];
        const [realB, imaginaryB] = [real[b] ?? 0, imaginary[b] ?? 0];
        const turnedReal = realB * cosine + imaginaryB * sine;
        const turnedImaginary = imaginaryB * cosine - realB * sine;
        real[a] = realA + turnedReal;
        imaginary[a] = imaginaryA + turnedImaginary;
        real[b] = realA - turnedReal;
        imaginary[b] = imaginaryA - turnedImaginary;
      }
    }
  }
}

/** The bits of a place in a frame, last first. */
function reversed(place: number): number {
  let result = 0;
  for (let bit = 0; bit < BITS; bit++)
    if ((place >> bit) % 2 === 1) result |= 1 << (BITS - 1 - bit);
  return result;
}
