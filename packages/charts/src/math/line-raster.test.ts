import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rgba } from "./color.ts";
import { LineRaster } from "./line-raster.ts";
import { PathBuffer } from "./path-buffer.ts";

const RED: Rgba = [1, 0, 0, 1];
const BLUE: Rgba = [0, 0, 1, 1];

type Place = readonly [x: number, y: number];

/** Draws a path; `inkAt` says how opaque a pixel is, from 0 to 1. */
function setup(width: number, height: number) {
  const raster = new LineRaster(width, height);
  const draw = (
    [first, ...others]: readonly [Place, ...Place[]],
    { color = RED, opacity = 1, thickness = 1 } = {},
  ): void => {
    const path = new PathBuffer();
    path.moveTo(...first);
    for (const place of others) path.lineTo(...place);
    raster.draw(path, { color, opacity, thickness }, { ratio: 1, shiftX: 0, shiftY: 0 });
  };
  const pixelAt = (x: number, y: number): readonly number[] => {
    const at = (y * width + x) * 4;
    return [...raster.toRgba().subarray(at, at + 4)];
  };
  const inkAt = (x: number, y: number): number => (pixelAt(x, y)[3] ?? NaN) / 255;
  const column = (x: number): readonly number[] =>
    Array.from({ length: height }, (_, y) => Math.round(inkAt(x, y) * 100) / 100);
  return { raster, draw, pixelAt, inkAt, column };
}

describe("a raster of lines", () => {
  it("draws a level line as thick as it is", () => {
    const { draw, column } = setup(3, 4);
    draw([
      [0, 2],
      [3, 2],
    ]);
    expect([0, 1, 2].map(column)).toEqual([
      [0, 0.5, 0.5, 0],
      [0, 0.5, 0.5, 0],
      [0, 0.5, 0.5, 0],
    ]);
  });

  it("covers a column from its lowest to its highest place", () => {
    const { draw, column } = setup(3, 6);
    draw([
      [0.5, 2.5],
      [1.25, 6],
      [1.5, 0],
      [2.5, 2.5],
    ]);
    expect(column(1)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it("gives a slanted line about as much ink as it is long", () => {
    const { draw, column } = setup(40, 40);
    draw(
      [
        [0, 0],
        [40, 40],
      ],
      { thickness: 1.5 },
    );
    const ink = column(20).reduce((sum, share) => sum + share, 0);
    expect(ink).toBeCloseTo(1.5 * Math.SQRT2, 1);
  });

  it("lays lines over each other as a canvas does", () => {
    const { draw, pixelAt } = setup(1, 1);
    const across = [
      [0, 0.5],
      [0.9, 0.5],
    ] as const;
    draw(across, { opacity: 0.5 });
    expect(pixelAt(0, 0)).toEqual([255, 0, 0, 128]);
    draw(across, { color: BLUE, opacity: 0.5 });
    expect(pixelAt(0, 0)).toEqual([85, 0, 170, 192]);
    draw(across, { color: BLUE });
    expect(pixelAt(0, 0)).toEqual([0, 0, 255, 255]);
  });

  it("does not darken where one path crosses a column twice", () => {
    const { draw, inkAt } = setup(1, 4);
    draw(
      [
        [0.1, 0],
        [0.5, 4],
        [0.9, 0],
      ],
      { opacity: 0.5 },
    );
    expect(inkAt(0, 2)).toBeCloseTo(0.5, 2);
  });

  it("draws upright strokes from end to end, and none beside it", () => {
    const { raster, column } = setup(3, 4);
    const path = new PathBuffer();
    for (const x of [1.5, -0.5, 3.5]) {
      path.moveTo(x, 1);
      path.lineTo(x, 3.5);
    }
    const pen = { color: RED, opacity: 1, thickness: 0 };
    raster.drawUprights(path, pen, { ratio: 1, shiftX: 0, shiftY: 0 });
    expect([0, 1, 2].map(column)).toEqual([
      [0, 0, 0, 0],
      [0, 1, 1, 0.5],
      [0, 0, 0, 0],
    ]);
  });

  it("puts together more than it keeps waiting", () => {
    const { draw, pixelAt } = setup(1000, 3);
    const across = [
      [0, 1.5],
      [1000, 1.5],
    ] as const;
    for (let i = 0; i < 530; i++) draw(across, { opacity: 0.5 });
    draw(across, { color: BLUE, opacity: 0.5 });
    expect(pixelAt(999, 1)).toEqual([128, 0, 128, 255]);
  });

  it("takes another size once it was cleared", () => {
    const { raster, draw, inkAt } = setup(3, 3);
    draw([
      [0, 1],
      [3, 1],
    ]);
    for (const [width, height] of [
      [5, 4],
      [2, 2],
    ] as const) {
      raster.clear(width, height);
      draw([
        [0, 1.5],
        [width, 1.5],
      ]);
      expect(raster.toRgba()).toHaveLength(width * height * 4);
      expect(raster.toRgba().filter((part) => part > 0)).toHaveLength(width * 2);
    }
    expect(inkAt(0, 0)).toBe(0);
  });

  it("is empty again once it was cleared", () => {
    const { raster, draw } = setup(3, 3);
    draw([
      [0, 1],
      [3, 1],
    ]);
    expect(raster.toRgba().some((part) => part > 0)).toBe(true);
    draw([
      [0, 2],
      [3, 2],
    ]);
    raster.clear(3, 3);
    expect(raster.toRgba().every((part) => part === 0)).toBe(true);
  });

  it("goes on where a path leaves the raster and comes back", () => {
    const { draw, column } = setup(3, 3);
    draw([
      [1, 1.5],
      [900, 1.5],
      [2, 1.5],
      [-1e6, 1.5],
    ]);
    expect([0, 1, 2].map(column)).toEqual(Array.from({ length: 3 }, () => [0, 1, 0]));
  });

  it("draws nothing of what lies above, below or beside it", () => {
    const { raster, draw } = setup(3, 3);
    draw([
      [0, -5],
      [3, -2],
    ]);
    draw([
      [0, 9],
      [3, 5],
    ]);
    draw([
      [7, 1],
      [9, 1],
    ]);
    expect(raster.toRgba().every((part) => part === 0)).toBe(true);
  });

  it("shows every place of a path", () => {
    const place = fc.tuple(fc.nat(19), fc.nat(19));
    fc.assert(
      fc.property(place, fc.array(place), (first, others) => {
        const { draw, inkAt } = setup(20, 20);
        draw([middle(first), ...others.map(middle)]);
        for (const [x, y] of [first, ...others]) expect(inkAt(x, y)).toBeGreaterThan(0.49);
      }),
    );
  });
});

function middle([x, y]: Place): Place {
  return [x + 0.5, y + 0.5];
}
