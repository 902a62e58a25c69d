import { describe, expect, it } from "vitest";
import { smoothNormals } from "./normals.ts";

describe("smoothNormals", () => {
  it("points up from a triangle that runs to the left", () => {
    const normals = smoothNormals(
      Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 9, 9, 9),
      Uint32Array.of(0, 1, 2),
    );
    expect([...normals]).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0]);
  });

  it("is the mean of triangles at a corner, by their size", () => {
    // One of size 1 that looks to z, one of size 3 that looks to x.
    const normals = smoothNormals(
      Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 3),
      Uint32Array.of(0, 1, 2, 0, 2, 3),
    );
    const length = Math.sqrt(10);
    expect(normals[0]).toBeCloseTo(3 / length);
    expect(normals[2]).toBeCloseTo(1 / length);
  });

  it("is nothing for a triangle that is a line", () => {
    const normals = smoothNormals(
      Float32Array.of(0, 0, 0, 1, 0, 0, 2, 0, 0),
      Uint32Array.of(0, 1, 2),
    );
    expect([...normals]).toEqual(Array(9).fill(0));
  });
});
