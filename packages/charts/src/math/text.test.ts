import { describe, expect, it } from "vitest";
import { countText, stepText, valueText } from "./number-text.ts";
import { createPoints } from "./points.ts";
import { countNotPositive, countOdd, readingSentence, summarySentence } from "./summary.ts";
import { durationText, momentText } from "./time-text.ts";

describe("numbers to read off", () => {
  it.each([
    [0, "0"],
    [0.912345678, "0.91235"],
    [-12.5, "−12.5"],
    [1234, "1234"],
    [123_456.789, "123,456.79"],
    [12_345_678, "1.2346e7"],
    [0.000_012_3, "1.23e-5"],
    [NaN, "NaN"],
    [Infinity, "+∞"],
    [-Infinity, "−∞"],
  ])("value %d", (value, text) => expect(valueText(value)).toBe(text));

  it.each([
    [0, "0"],
    [1_234_567, "1,234,567"],
    [0.5, "0.5"],
    [NaN, "NaN"],
  ])("step %d", (step, text) => expect(stepText(step)).toBe(text));

  it.each([
    [0, "0"],
    [999, "999"],
    [1000, "1 k"],
    [1234, "1.23 k"],
    [999_999, "1 M"],
    [12_300_000, "12.3 M"],
  ])("count %d", (count, text) => expect(countText(count)).toBe(text));
});

describe("durationText", () => {
  it.each([
    [0, "0 s"],
    [0.0004, "0.4 ms"],
    [0.23, "230 ms"],
    [0.9999, "1 s"],
    [45.23, "45.2 s"],
    [59.99, "1 m"],
    [150, "2 m 30 s"],
    [3599.8, "1 h"],
    [3900, "1 h 5 m"],
    [86_399, "1 d"],
    [90_000, "1 d 1 h"],
    [3 * 86_400, "3 d"],
    [-90, "−1 m 30 s"],
    [NaN, "–"],
  ])("%d s", (secs, text) => expect(durationText(secs)).toBe(text));
});

describe("momentText", () => {
  it("is local time to the second", () => {
    const timeSecs = new Date(2026, 2, 9, 4, 5, 6, 700).getTime() / 1000;
    expect(momentText(timeSecs)).toBe("2026-03-09 04:05:06");
  });
  it.each([NaN, Infinity, 1e300])("has no words for %d", (time) => {
    expect(momentText(time)).toBe("–");
  });
});

describe("summary", () => {
  it.each([
    [[], "loss: no lines."],
    [[line([0], [0.5])], "loss: 1 line, step 0, last value 0.5."],
    [
      [line([0, 3200], [2, 0.91]), line([0, 10, 20], [2, 0.12, NaN])],
      "loss: 2 lines, step 0 to 3,200, last values 0.12 to 0.91, NaN or infinite values in 1 line.",
    ],
    [[line([0], [NaN])], "loss: 1 line, step 0, NaN or infinite values in 1 line."],
    [
      [line([0, 9], [2, Infinity]), line([0, 9], [1, 3])],
      "loss: 2 lines, step 0 to 9, last values 2 to 3, NaN or infinite values in 1 line.",
    ],
  ])("in a sentence", (lines, sentence) => {
    expect(summarySentence("loss", lines, "step")).toBe(sentence);
  });

  it("says what a chart was zoomed to", () => {
    const lines = [line([0, 100], [2, 1])];
    const sentence = "loss: 1 line, step 20 to 40, last value 1.";
    expect(summarySentence("loss", lines, "step", { min: 20, max: 40 })).toBe(sentence);
  });

  it("reads out what stands at a place, not of all lines", () => {
    const values = Array.from({ length: 10 }, (_, i) => ({ name: `r${i}`, value: i / 4 }));
    expect(readingSentence(120, values.slice(0, 2), "step")).toBe("step 120: r0 0, r1 0.25.");
    expect(readingSentence(120, values, "step")).toMatch(/r7 1\.75, and 2 lines more\.$/);
  });

  it("counts values without a place", () => {
    const values = Float64Array.of(1, NaN, NaN, Infinity, -Infinity, 0, -1);
    expect(countOdd(values)).toEqual({ nan: 2, positiveInfinity: 1, negativeInfinity: 1 });
    expect(countNotPositive(values)).toBe(2);
  });
});

function line(x: readonly number[], y: readonly number[]) {
  return createPoints(Float64Array.from(x), Float64Array.from(y));
}
