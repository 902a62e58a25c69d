import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pan, pictureAt, WHOLE, zoomAt, zoomOfKey, type Zoom } from "./zoom.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const point = fc.record({ x: share, y: share });
const anyZoom = fc
  .array(fc.tuple(point, fc.double({ min: 0.2, max: 5, noNaN: true })), { maxLength: 6 })
  .map((steps) => steps.reduce((zoom, [at, factor]) => zoomAt(zoom, at, factor), WHOLE));

describe("zoomAt", () => {
  it("halves what is seen, about the point", () => {
    expect(zoomAt(WHOLE, { x: 0.5, y: 0 }, 2)).toEqual({ scale: 2, left: 0.25, top: 0 });
    expect(zoomAt(WHOLE, { x: 1, y: 1 }, 4)).toEqual({ scale: 4, left: 0.75, top: 0.75 });
  });

  it("ends at the whole picture", () => {
    expect(zoomAt({ scale: 2, left: 0.5, top: 0.5 }, { x: 0.1, y: 0.1 }, 0.1)).toEqual(WHOLE);
  });

  it("keeps what lies under the point when zooming in", () => {
    const closer = fc.double({ min: 1, max: 8, noNaN: true });
    fc.assert(
      fc.property(anyZoom, point, closer, (zoom, at, factor) => {
        const before = pictureAt(zoom, at);
        const after = pictureAt(zoomAt(zoom, at, factor), at);
        expect(after.x).toBeCloseTo(before.x, 9);
        expect(after.y).toBeCloseTo(before.y, 9);
      }),
    );
  });
});

describe("pan", () => {
  it("follows the pointer", () => {
    expect(pan({ scale: 2, left: 0.25, top: 0.25 }, { x: 0.1, y: -0.2 })).toEqual({
      scale: 2,
      left: 0.2,
      top: 0.35,
    });
  });
});

it("never shows what is beside the picture", () => {
  fc.assert(
    fc.property(anyZoom, point, (zoom, by) => {
      for (const each of [zoom, pan(zoom, by)]) expect(isInside(each)).toBe(true);
    }),
  );
});

function isInside({ scale, left, top }: Zoom): boolean {
  const end = 1 + 1e-9;
  return left >= 0 && top >= 0 && left + 1 / scale <= end && top + 1 / scale <= end;
}

describe("zoomOfKey", () => {
  const quarter: Zoom = { scale: 2, left: 0.25, top: 0.25 };
  it.each([
    ["+", WHOLE, quarter],
    ["-", quarter, WHOLE],
    ["0", quarter, WHOLE],
    ["ArrowRight", quarter, { scale: 2, left: 0.3, top: 0.25 }],
    ["ArrowUp", quarter, { scale: 2, left: 0.25, top: 0.2 }],
    ["ArrowUp", WHOLE, undefined],
    ["a", quarter, undefined],
  ])("%s", (key, zoom, next) => {
    expect(zoomOfKey(zoom, key)).toEqual(next);
  });
});
