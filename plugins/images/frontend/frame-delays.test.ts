import { describe, expect, it } from "vitest";
import { frameDelaysMs } from "./frame-delays.ts";

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === "number" ? part : [...new TextEncoder().encode(part)],
    ),
  );

const HEAD = ["GIF89a", 1, 0, 1, 0, 0x80, 0, 0, 9, 9, 9, 9, 9, 9] as const;
const control = (hundredths: number) => [0x21, 0xf9, 4, 0, hundredths, 0, 0, 0] as const;
const IMAGE = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0] as const;

const frame = (delayMs: number) =>
  ["ANMF", 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, delayMs, 0, 0, 0] as const;
const WEBP = ["RIFF", 0, 0, 0, 0, "WEBP"] as const;

describe("frameDelaysMs", () => {
  it.each([
    ["a GIF", bytes(...HEAD, ...control(5), ...IMAGE, ...control(20), ...IMAGE, ";"), [50, 200]],
    [
      "a GIF without delays, as browsers play it",
      bytes(...HEAD, ...IMAGE, ...IMAGE, ";"),
      [100, 100],
    ],
    ["a GIF that is cut off", bytes(...HEAD, ...control(5), ...IMAGE.slice(0, 12)), [50]],
    ["a still GIF", bytes(...HEAD, ...IMAGE, ";"), [100]],
    ["a WebP", bytes(...WEBP, ...frame(40), ...frame(80)), [40, 80]],
    ["a still WebP", bytes(...WEBP, "VP8 ", 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), []],
    ["a PNG", bytes(0x89, "PNG", 13, 10, 26, 10, 0, 0, 0, 0, 0, 0), []],
    ["nothing", bytes(), []],
  ])("are those of %s", (_, file, delays) => {
    expect(frameDelaysMs(file)).toEqual(delays);
  });

  it("end at any place where bytes are missing", () => {
    const whole = bytes(...HEAD, ...control(5), ...IMAGE, ...control(20), ...IMAGE, ";");
    for (let size = 0; size < whole.length; size++) {
      expect([[], [50], [50, 200], [100]]).toContainEqual(frameDelaysMs(whole.subarray(0, size)));
    }
  });
});
