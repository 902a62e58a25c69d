import { describe, expect, it } from "vitest";
import { differenceOf } from "./difference.ts";

const rgba = (...pixels: readonly (readonly number[])[]) => Uint8ClampedArray.from(pixels.flat());

describe("differenceOf", () => {
  it("is black where nothing changed", () => {
    const picture = rgba([1, 2, 3, 255], [9, 9, 9, 0]);
    expect(differenceOf(picture, picture)).toEqual({
      pixels: rgba([0, 0, 0, 255], [0, 0, 0, 255]),
      changedPixels: 0,
      largest: 0,
      mean: 0,
    });
  });

  it("has each colour's distance, whichever is larger", () => {
    const a = rgba([10, 0, 255, 255], [5, 5, 5, 255]);
    const b = rgba([4, 30, 255, 255], [5, 5, 5, 255]);
    expect(differenceOf(a, b)).toEqual({
      pixels: rgba([6, 30, 0, 255], [0, 0, 0, 255]),
      changedPixels: 1,
      largest: 30,
      mean: 6,
    });
  });

  it("counts a pixel of which the opacity changed", () => {
    const { changedPixels, largest } = differenceOf(rgba([1, 1, 1, 255]), rgba([1, 1, 1, 55]));
    expect([changedPixels, largest]).toEqual([1, 200]);
  });
});
