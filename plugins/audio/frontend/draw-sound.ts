import { loudest, peaksOf } from "./peaks.ts";
import { SPECTROGRAM_ROWS, spectrogramOf } from "./spectrogram.ts";

/** CSS colours. */
export interface SoundColors {
  readonly run: string;
  readonly background: string;
  readonly text: string;
}

/** More columns than this would show no more. */
const MAX_SPECTRA = 800;

export function channelsOf(buffer: AudioBuffer): Float32Array[] {
  return Array.from({ length: buffer.numberOfChannels }, (_, i) => buffer.getChannelData(i));
}

/** Fills a canvas with the outline of a sound; its loudest sample reaches the full height. */
export function drawWaveform(
  canvas: HTMLCanvasElement,
  buffer: AudioBuffer,
  { run }: SoundColors,
): void {
  const pen = canvas.getContext("2d");
  if (pen === null) return;
  const { width, height } = canvas;
  const peaks = peaksOf(channelsOf(buffer), width);
  const scale = height / 2 / Math.max(loudest(peaks), Number.EPSILON);
  pen.clearRect(0, 0, width, height);
  pen.fillStyle = run;
  for (let column = 0; column < width; column++) {
    const top = height / 2 - (peaks[2 * column + 1] ?? 0) * scale;
    const bottom = height / 2 - (peaks[2 * column] ?? 0) * scale;
    // Silence is a line of one pixel.
    pen.fillRect(column, Math.min(top, height / 2 - 0.5), 1, Math.max(bottom - top, 1));
  }
}

/** Fills a canvas with the spectra of a sound, low pitches below: silent as the background, loud as the text. */
export function drawSpectrogram(
  canvas: HTMLCanvasElement,
  buffer: AudioBuffer,
  colors: SoundColors,
): void {
  const pen = canvas.getContext("2d");
  if (pen === null) return;
  const columns = Math.min(canvas.width, MAX_SPECTRA);
  const levels = spectrogramOf(channelsOf(buffer), columns);
  const ramp = rampOf(pen, colors);
  const image = new ImageData(columns, SPECTROGRAM_ROWS);
  const pixels = new Uint32Array(image.data.buffer);
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < SPECTROGRAM_ROWS; row++) {
      const level = levels[column * SPECTROGRAM_ROWS + row] ?? 0;
      pixels[(SPECTROGRAM_ROWS - 1 - row) * columns + column] = ramp[level] ?? 0;
    }
  }
  const drawn = new OffscreenCanvas(columns, SPECTROGRAM_ROWS);
  drawn.getContext("2d")?.putImageData(image, 0, 0);
  pen.drawImage(drawn, 0, 0, canvas.width, canvas.height);
}

/** 256 colours from the background over the run's colour to the text's, as pixels. */
function rampOf(
  pen: CanvasRenderingContext2D,
  { background, run, text }: SoundColors,
): Uint32Array {
  const gradient = pen.createLinearGradient(0, 0, 256, 0);
  gradient.addColorStop(0, background);
  gradient.addColorStop(0.7, run);
  gradient.addColorStop(1, text);
  const strip = new OffscreenCanvas(256, 1).getContext("2d");
  if (strip === null) return new Uint32Array(256);
  strip.fillStyle = gradient;
  strip.fillRect(0, 0, 256, 1);
  return new Uint32Array(strip.getImageData(0, 0, 256, 1).data.buffer);
}
