import fc from "fast-check";
import { expect, it } from "vitest";
import { HOME, lensOf, project, type OrbitCamera, type Optics } from "./orbit.ts";
import { pickVertex } from "./pick-vertex.ts";

const OPTICS: Optics = { projection: "perspective", fov: 1, up: "y" };
const FRONT: OrbitCamera = { ...HOME, yaw: 0, pitch: 0 };
const HERE = { scale: 1, offset: [0, 0, 0] as const };

it.each([
  ["of two behind each other, the one in front", [0, 0, -0.5, 0, 0, 0.5], 1],
  ["none where nothing is near", [0.9, 0, 0], undefined],
  ["none without a place", [NaN, NaN, NaN], undefined],
])("picks %s", (_what, positions, picked) => {
  const lens = lensOf(FRONT, OPTICS, 1);
  const at = { x: 0, y: 0, reach: 0.05 };
  expect(pickVertex(Float32Array.from(positions), lens, HERE, at)).toBe(picked);
});

it("finds a vertex where it is drawn, however the mesh stands", () => {
  const share = fc.double({ min: -0.5, max: 0.5, noNaN: true });
  fc.assert(
    fc.property(share, share, share, share, (x, y, z, yaw) => {
      const placement = { scale: 0.5, offset: [0.1, 0.2, 0.3] as const };
      const lens = lensOf({ ...HOME, yaw }, OPTICS, 1.5);
      const place = [x * 0.5 + 0.1, y * 0.5 + 0.2, z * 0.5 + 0.3] as const;
      const at = { ...project(lens, place), reach: 0.01 };
      expect(pickVertex(Float32Array.of(x, y, z), lens, placement, at)).toBe(0);
    }),
  );
});
