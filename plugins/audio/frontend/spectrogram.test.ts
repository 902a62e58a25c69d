import { describe, expect, it } from "vitest";
import { SPECTROGRAM_ROWS, spectrogramOf } from "./spectrogram.ts";

const RATE = 8000;

/** A sine of so many hertz, a second long. */
function tone(hertz: number, size = 1): Float32Array {
  return Float32Array.from(
    { length: RATE },
    (_, i) => size * Math.sin((2 * Math.PI * hertz * i) / RATE),
  );
}

/** The loudest row of each column, in hertz. */
function pitches(levels: Uint8Array, columns: number): number[] {
  return Array.from({ length: columns }, (_, column) => {
    const rows = levels.subarray(column * SPECTROGRAM_ROWS, (column + 1) * SPECTROGRAM_ROWS);
    return (rows.indexOf(Math.max(...rows)) / SPECTROGRAM_ROWS) * (RATE / 2);
  });
}

describe("spectrogramOf", () => {
  // Rows are 7.8125 Hz apart: these tones are in the middle of one.
  it.each([[437.5], [1000], [3000]])("has a tone of %f Hz in its row", (hertz) => {
    expect(pitches(spectrogramOf([tone(hertz)], 3), 3)).toEqual([hertz, hertz, hertz]);
  });

  it("tells what comes first from what comes later", () => {
    const sound = new Float32Array(2 * RATE);
    sound.set(tone(500));
    sound.set(tone(2000), RATE);
    expect(pitches(spectrogramOf([sound], 4), 4)).toEqual([500, 500, 2000, 2000]);
  });

  it("counts decibels: a tenth of the size is 20 of 80 less", () => {
    const quiet = tone(3000, 0.1);
    const sound = tone(1000).map((sample, i) => sample + (quiet[i] ?? 0));
    const levels = spectrogramOf([sound], 1);
    expect(levels[128]).toBe(255);
    expect(levels[384]).toBe(Math.round(255 * 0.75));
  });

  it("averages channels, so that opposite ones are silent", () => {
    const levels = spectrogramOf([tone(1000), tone(1000, -1)], 2);
    expect(levels.every((level) => level === 0)).toBe(true);
  });

  it("of silence, of nothing and of what is no number is silence", () => {
    for (const samples of [new Float32Array(9), new Float32Array(0), Float32Array.of(NaN)]) {
      expect(spectrogramOf([samples], 2).every((level) => level === 0)).toBe(true);
    }
  });
});
