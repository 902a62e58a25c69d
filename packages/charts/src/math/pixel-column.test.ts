import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rgba } from "./color.ts";
import { layerOf, PixelColumn, type RasterPen } from "./pixel-column.ts";

const HEIGHT = 12;
const RED: Rgba = [1, 0, 0, 1];
const BLUE: Rgba = [0, 0, 1, 1];

interface Stroke {
  readonly low: number;
  readonly high: number;
  readonly pen: RasterPen;
}

/** Red, green, blue and opacity of each row, premultiplied, of strokes from the back to the front. */
function shown(strokes: readonly Stroke[], cells = new Int32Array(HEIGHT)): number[][] {
  const column = new PixelColumn(HEIGHT);
  for (const { low, high, pen } of strokes.toReversed()) {
    column.add(Float32Array.of(low, high), 0, layerOf(pen));
  }
  column.show(cells, 0);
  return Array.from(cells, (cell) => [0, 8, 16, 24].map((shift) => (cell >>> shift) & 255));
}

/** The same by the formula for one layer over another, in full precision. */
function expected(strokes: readonly Stroke[]): number[][] {
  return Array.from({ length: HEIGHT }, (_, row) => {
    let pixel = [0, 0, 0, 0];
    for (const { low, high, pen } of strokes) {
      const covered = Math.max(Math.min(high, row + 1) - Math.max(low, row), 0);
      const [red, green, blue, alpha] = pen.color;
      const share = alpha * pen.opacity * covered;
      pixel = [red, green, blue, 1].map((part, i) => part * share + (pixel[i] ?? 0) * (1 - share));
    }
    return pixel.map((part) => part * 255);
  });
}

const anyPart = fc.double({ min: 0, max: 1, noNaN: true });
const anyStroke: fc.Arbitrary<Stroke> = fc
  .record({
    ends: fc.tuple(fc.nat(HEIGHT * 4), fc.nat(HEIGHT * 4)),
    color: fc.tuple(anyPart, anyPart, anyPart, fc.constant(1)),
    opacity: fc.constantFrom(0.0117, 0.3, 0.5, 1),
  })
  .map(({ ends: [one, other], color, opacity }) => ({
    // Of upright strokes, which have no margin.
    low: Math.min(one, other) / 4,
    high: Math.max(one, other) / 4,
    pen: { color, opacity, thickness: 0 },
  }));

describe("a column of pixels", () => {
  it("shows from the front to the back what layers over each other show", () => {
    fc.assert(
      fc.property(fc.array(anyStroke, { maxLength: 40 }), (strokes) => {
        const want = expected(strokes).flat();
        for (const [i, part] of shown(strokes).flat().entries()) {
          // Opacity counts in parts of 256, for each of the strokes.
          expect(Math.abs(part - (want[i] ?? NaN))).toBeLessThanOrEqual(4);
        }
      }),
    );
  });

  it("shows the same whether layers are put together at once or in two goes", () => {
    fc.assert(
      fc.property(fc.array(anyStroke), fc.array(anyStroke), (back, front) => {
        const cells = new Int32Array(HEIGHT);
        shown(back, cells);
        const inTwo = shown(front, cells).flat();
        for (const [i, part] of shown([...back, ...front])
          .flat()
          .entries()) {
          expect(Math.abs(part - (inTwo[i] ?? NaN))).toBeLessThanOrEqual(2);
        }
      }),
    );
  });

  it("hides what lies behind, also behind strokes that only touch each other", () => {
    const pen = { color: RED, opacity: 1, thickness: 0 };
    const behind = { low: 0, high: HEIGHT, pen: { ...pen, color: BLUE } };
    const pixels = shown([behind, { low: 2, high: 5, pen }, { low: 5, high: 9, pen }]);
    const red = pixels.map(([part]) => part === 255);
    expect(red).toEqual(Array.from({ length: HEIGHT }, (_, row) => row >= 2 && row < 9));
    expect(pixels[1]).toEqual([0, 0, 255, 255]);
    expect(pixels[9]).toEqual([0, 0, 255, 255]);
  });
});
