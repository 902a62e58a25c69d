import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_SAMPLING } from "../backend.ts";
import { pointLimit, spreadPositions } from "./sampling.ts";

describe("pointLimit", () => {
  it("is the usual number unless the user asks for another, or with 0 for all", () => {
    const asked: Readonly<Record<string, number>> = { images: 3, audio: 0 };
    const sampling = { ...DEFAULT_SAMPLING, samplesPerPlugin: (name: string) => asked[name] };
    expect(pointLimit(sampling, "text", 100)).toBe(100);
    expect(pointLimit(sampling, "images", 10)).toBe(3);
    expect(pointLimit(sampling, "audio", 10)).toBe(Infinity);
  });
});

describe("spreadPositions", () => {
  it.each([
    [0, 5, []],
    [3, 3, [0, 1, 2]],
    [3, Infinity, [0, 1, 2]],
    [9, 5, [0, 2, 4, 6, 8]],
    [10, 4, [0, 3, 6, 9]],
    [9, 2, [0, 8]],
    [9, 1, [8]],
    [9, 0, []],
  ])("of %i points keeps, of at most %i, %j", (length, limit, positions) => {
    expect(spreadPositions(length, limit)).toEqual(positions);
  });

  it("never repeats a position", () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 2, max: 100 }), (length, limit) => {
        const positions = spreadPositions(length, limit);
        expect(new Set(positions).size).toBe(Math.min(length, limit));
        expect(positions.at(-1)).toBe(length === 0 ? undefined : length - 1);
      }),
    );
  });
});
