import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_SAMPLING } from "../backend.ts";
import { pointLimit, sampledPositions, spreadPositions } from "./sampling.ts";

describe("pointLimit", () => {
  const asked: Readonly<Record<string, number>> = { images: 3, audio: 0 };
  const sampling = { ...DEFAULT_SAMPLING, samplesPerPlugin: (name: string) => asked[name] };

  it("is the usual number unless the user asks for another, or with 0 for all", () => {
    expect(pointLimit(sampling, "text", 50)).toEqual({ count: 50 });
    expect(pointLimit(sampling, "images", 10)).toEqual({ count: 3 });
    expect(pointLimit(sampling, "audio", 10)).toEqual({ count: Infinity });
  });

  it("names what the data server keeps where its very points are asked for", () => {
    const exact = { ...sampling, exactSampling: true };
    expect(pointLimit(exact, "scalars", 1000)).toMatchObject({ count: 1000, capacity: 1000 });
    expect(pointLimit(exact, "text", 50)).toMatchObject({ count: 50, capacity: 100 });
    expect(pointLimit(exact, "images", 10)).toMatchObject({ count: 3, capacity: 3 });
    expect(pointLimit(exact, "audio", 10)).toMatchObject({ count: Infinity, capacity: Infinity });
  });
});

describe("pointLimit with the Python loader", () => {
  it.each([
    ["scalars", 1000, 1000],
    ["histograms", 51, 500],
    ["images", 10, 10],
    ["text", 100, 10],
  ])("keeps, of %s of which %i are sent, %i", (name, usual, capacity) => {
    const sampling = { ...DEFAULT_SAMPLING, exactSampling: true, exactLoader: "python" } as const;
    expect(pointLimit(sampling, name, usual)).toEqual({ count: usual, capacity, loader: "python" });
  });
});

describe("sampledPositions", () => {
  it("are evenly spread, or those of the data server", () => {
    expect(sampledPositions(20, { count: 3 })).toEqual([0, 10, 19]);
    expect(sampledPositions(20, { count: 3, capacity: 3 })).toEqual([1, 18, 19]);
    const python = { count: 3, capacity: 3, loader: "python" } as const;
    expect(sampledPositions(20, python)).toEqual([1, 4, 19]);
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
