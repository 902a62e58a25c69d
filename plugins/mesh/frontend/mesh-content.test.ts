import type { LoggedValue } from "@runlens/model";
import { encodeTensor } from "./test-support/encode-tensor.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meshContent, type MeshValues } from "./mesh-content.ts";

const SQUARE = value([1, 4, 3], 0, 0, 0, 2, 0, 0, 2, 2, 0, 0, 2, 0);

function value(shape: readonly number[], ...numbers: readonly number[]): LoggedValue {
  const bytes = encodeTensor(shape, numbers);
  return { step: 0, wallTimeSecs: 0, kind: "read", data: { kind: "tensor", bytes } };
}

function geometry(values: MeshValues, sample = 0) {
  const content = meshContent(values, sample);
  if (content.kind === "problem") throw new Error(content.problem.message);
  return content.geometry;
}

function warnings(values: MeshValues): readonly string[] {
  const content = meshContent(values, 0);
  return content.kind === "mesh" ? content.warnings : [];
}

describe("meshContent", () => {
  it("measures vertices from the centre, in radii", () => {
    const { positions, bounds, triangles } = geometry({
      vertices: SQUARE,
      faces: value([1, 2, 3], 0, 1, 2, 0, 2, 3),
    });
    const side = 1 / Math.SQRT2;
    const corners = [-side, -side, 0, side, -side, 0, side, side, 0, -side, side, 0];
    expect([...positions]).toEqual(corners.map(Math.fround));
    expect(bounds).toEqual({
      min: [0, 0, 0],
      max: [2, 2, 0],
      center: [1, 1, 0],
      radius: Math.SQRT2,
    });
    expect([...triangles]).toEqual([0, 1, 2, 0, 2, 3]);
  });

  it("keeps the detail of what is far from the origin", () => {
    const far = 2 ** 23;
    const { positions } = geometry({ vertices: value([1, 2, 3], far, 0, 0, far + 1, 0, 0) });
    expect([...positions]).toEqual([-1, 0, 0, 1, 0, 0]);
  });

  it("takes one sample of several", () => {
    const vertices = value([2, 1, 3], 1, 2, 3, 4, 5, 6);
    expect(geometry({ vertices }, 0).bounds.center).toEqual([1, 2, 3]);
    expect(geometry({ vertices }, 1).bounds.center).toEqual([4, 5, 6]);
    expect(geometry({ vertices }, 9).bounds.center).toEqual([4, 5, 6]);
    expect(meshContent({ vertices }, 0)).toMatchObject({ samples: 2 });
  });

  it("cuts fractions of colours off, and has them in the range of a byte", () => {
    const { colors } = geometry({
      vertices: value([1, 2, 3], 0, 0, 0, 1, 1, 1),
      colors: value([1, 2, 3], 0.9, 127.9, 300, -5, NaN, 255),
    });
    expect([...(colors ?? [])]).toEqual([0, 127, 255, 255, 0, 0, 255, 255]);
  });

  it("leaves out vertices without a place and faces without vertices, and says so", () => {
    const values = {
      vertices: value([1, 4, 3], 0, 0, 0, NaN, 0, 0, 2, 2, 0, Infinity, 2, 0),
      faces: value([1, 4, 3], 0, 0, 2, 0, 1, 2, 0, 2, 4, 0, -1, 2),
    };
    expect([...geometry(values).triangles]).toEqual([0, 0, 2]);
    expect([...geometry(values).points]).toEqual([0, 2]);
    expect(warnings(values)).toEqual([
      "2 vertices without a finite place left out.",
      "3 faces with a vertex that is not there left out.",
    ]);
  });

  it.each([
    [
      { faces: value([1, 2, 2], 0, 1, 2, 3) },
      "The faces cannot be read. They are a tensor of the shape [1, 2, 2].",
    ],
    [
      { faces: value([3], 0, 1, 2) },
      "The faces cannot be read. They are a tensor of the shape [3].",
    ],
    [{ colors: value([1, 3, 3], ...Array<number>(9).fill(7)) }, "3 colours do not fit 4 vertices."],
  ])("shows the vertices when other parts do not fit", (parts, warning) => {
    expect(warnings({ vertices: SQUARE, ...parts })).toEqual([warning]);
    expect(geometry({ vertices: SQUARE, ...parts }).vertexCount).toBe(4);
  });

  it.each([
    [value([1, 0, 3]), "The mesh has no vertices."],
    [value([0, 4, 3]), "The mesh has no vertices."],
    [
      value([1, 2, 2], 1, 2, 3, 4),
      "The vertices are a tensor of the shape [1, 2, 2], not of the shape [samples, vertices, 3].",
    ],
    [
      value([], 1),
      "The vertices are a tensor of the shape [], not of the shape [samples, vertices, 3].",
    ],
  ])("says why there is no mesh", (vertices, message) => {
    expect(meshContent({ vertices }, 0)).toEqual({
      kind: "problem",
      problem: { code: "value.noMesh", message },
    });
  });

  it("passes on why vertices could not be read", () => {
    const problem = { code: "file.vanished", message: "It is gone." } as const;
    const vertices: LoggedValue = { step: 0, wallTimeSecs: 0, kind: "unreadable", problem };
    expect(meshContent({ vertices }, 0)).toEqual({ kind: "problem", problem });
  });

  it("draws only vertices that are there, each once among the points", () => {
    const coordinate = fc.oneof(fc.double({ min: -9, max: 9 }), fc.constantFrom(NaN, Infinity));
    const corner = fc.oneof(fc.integer({ min: -3, max: 30 }), fc.double());
    fc.assert(
      fc.property(triples(coordinate), triples(corner), (vertices, faces) => {
        const { triangles, points, positions } = geometry({
          vertices: value([vertices.length, 3], ...vertices.flat()),
          faces: value([1, faces.length, 3], ...faces.flat()),
        });
        for (const vertex of triangles) expect(positions[3 * vertex]).not.toBeNaN();
        const placed = [...vertices.keys()].filter((each) => !Number.isNaN(positions[3 * each]));
        expect([...points].toSorted((a, b) => a - b)).toEqual(placed);
      }),
    );
  });
});

function triples(each: fc.Arbitrary<number>) {
  return fc.array(fc.tuple(each, each, each), { minLength: 1, maxLength: 25 });
}
