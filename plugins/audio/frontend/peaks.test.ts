import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loudest, peaksOf } from "./peaks.ts";

const channel = (...samples: number[]) => Float32Array.from(samples);

describe("peaksOf", () => {
  it.each([
    ["two samples each", [channel(0, 0.5, -1, 0.25)], 2, [0, 0.5, -1, 0.25]],
    ["over all channels", [channel(0, 0.5), channel(-0.5, 1)], 1, [-0.5, 1]],
    ["samples again", [channel(0.5, -0.5)], 4, [0.5, 0.5, 0.5, 0.5, -0.5, -0.5, -0.5, -0.5]],
    ["NaN as silence", [channel(NaN)], 1, [0, 0]],
    ["an empty sound", [channel()], 2, [0, 0, 0, 0]],
    ["no channel", [], 1, [0, 0]],
  ])("has %s", (_, channels, columns, peaks) => {
    expect([...peaksOf(channels, columns)]).toEqual(peaks);
  });

  it("leaves out no sample", () => {
    const samples = fc.float32Array({ min: -1, max: 1, noNaN: true, minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 20 }), (sound, columns) => {
        const peaks = peaksOf([sound], columns);
        expect(Math.min(...peaks)).toBe(Math.min(...sound));
        expect(Math.max(...peaks)).toBe(Math.max(...sound));
      }),
    );
  });
});

it("loudest is the greatest size of a sample", () => {
  expect(loudest(peaksOf([channel(0.25, -0.75)], 1))).toBe(0.75);
  expect(loudest(new Float32Array(0))).toBe(0);
});
