import { checkCount, type Numbers } from "./check.ts";

/** Unpacked sound. */
export interface Sound {
  /** Frames per second of each channel. */
  readonly sampleRateHz: number;
  /** Default 1. */
  readonly channels?: number;
  /**
   * Frame by frame, the channels of a frame together. Int16Array as it is; other
   * numbers range from -1 to 1, and what is beyond is cut off.
   */
  readonly samples: Numbers;
}

const HEADER_BYTES = 44;
const SAMPLE_BYTES = 2;
const UTF8 = new TextEncoder();

/**
 * A WAV file of 16-bit PCM, as TensorFlow's `encode_wav` makes it. `what` begins
 * messages. Source: RIFF/WAVE; tensorflow/core/lib/wav/wav_io.cc.
 */
export function encodeWav(what: string, sound: Sound): Uint8Array<ArrayBuffer> {
  const { sampleRateHz, channels = 1, samples } = sound;
  checkCount(`${what}: sampleRateHz`, sampleRateHz, 1);
  checkCount(`${what}: channels`, channels, 1);
  if (samples.length % channels !== 0) {
    throw new TypeError(`${what}: ${samples.length} samples do not fill ${channels} channels`);
  }
  const frameBytes = channels * SAMPLE_BYTES;
  const dataBytes = samples.length * SAMPLE_BYTES;
  const bytes = new Uint8Array(HEADER_BYTES + dataBytes);
  const view = new DataView(bytes.buffer);
  bytes.set(UTF8.encode("RIFF"), 0);
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true);
  bytes.set(UTF8.encode("WAVEfmt "), 8);
  view.setUint32(16, 16, true); // bytes of this chunk
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRateHz, true);
  view.setUint32(28, sampleRateHz * frameBytes, true);
  view.setUint16(32, frameBytes, true);
  view.setUint16(34, 8 * SAMPLE_BYTES, true);
  bytes.set(UTF8.encode("data"), 36);
  view.setUint32(40, dataBytes, true);
  writeSamples(view, samples);
  return bytes;
}

function writeSamples(view: DataView, samples: Numbers): void {
  const toInt16 = samples instanceof Int16Array ? (sample: number) => sample : int16Of;
  for (let i = 0; i < samples.length; i++) {
    view.setInt16(HEADER_BYTES + i * SAMPLE_BYTES, toInt16(samples[i] ?? 0), true);
  }
}

/** Halves round away from 0. */
function int16Of(level: number): number {
  const scaled = Math.fround(level) * 32768;
  const rounded = Math.sign(scaled) * Math.floor(Math.abs(scaled) + 0.5);
  return Math.max(-32768, Math.min(32767, rounded));
}

/** Whether bytes begin as those of a WAV file. */
export function isWav(bytes: Uint8Array): boolean {
  return text(bytes, 0) === "RIFF" && text(bytes, 8) === "WAVE";
}

function text(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4));
}
