import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cameraText,
  HOME,
  lensOf,
  lookingFrom,
  panned,
  parseCamera,
  project,
  rotated,
  zoomed,
  type OrbitCamera,
  type Optics,
} from "./orbit.ts";
import type { Vector } from "./vector.ts";

const FRONT: OrbitCamera = { yaw: 0, pitch: 0, distance: 1, target: [0, 0, 0] };
const OPTICS: Optics = { projection: "perspective", fov: Math.PI / 4, up: "y" };
const FLAT: Optics = { ...OPTICS, projection: "orthographic" };

const anyOptics = fc.record<Optics>({
  projection: fc.constantFrom("perspective", "orthographic"),
  fov: fc.double({ min: 0.2, max: 2, noNaN: true }),
  up: fc.constantFrom("y", "z"),
});
const angle = fc.double({ min: -1.5, max: 1.5, noNaN: true });
const share = fc.double({ min: -1, max: 1, noNaN: true });
const anyCamera = fc.record<OrbitCamera>({
  yaw: angle,
  pitch: angle,
  distance: fc.double({ min: 0.1, max: 10, noNaN: true }),
  target: fc.tuple(share, share, share),
});

describe("what a camera sees", () => {
  it.each<[string, OrbitCamera, "y" | "z", Vector, number, number]>([
    ["from the front: x to the right", FRONT, "y", [1, 0, 0], 1, 0],
    ["from the front: y up", FRONT, "y", [0, 1, 0], 0, 1],
    ["from the right: −z to the right", { ...FRONT, yaw: Math.PI / 2 }, "y", [0, 0, -1], 1, 0],
    ["z upright: z up", FRONT, "z", [0, 0, 1], 0, 1],
    ["z upright: x to the right", FRONT, "z", [1, 0, 0], 1, 0],
    [
      "z upright, from the right: y to the right",
      { ...FRONT, yaw: Math.PI / 2 },
      "z",
      [0, 1, 0],
      1,
      0,
    ],
  ])("%s", (_what, camera, up, place, x, y) => {
    const seen = project(lensOf(camera, { ...FLAT, up }, 1), place);
    expect(Math.round(seen.x * 1.06 * 1e6) / 1e6).toBeCloseTo(x);
    expect(Math.round(seen.y * 1.06 * 1e6) / 1e6).toBeCloseTo(y);
  });

  it("has its target in the middle", () => {
    fc.assert(
      fc.property(anyCamera, anyOptics, (camera, optics) => {
        const { x, y, depth } = project(lensOf(camera, optics, 1.5), camera.target);
        expect(x).toBeCloseTo(0);
        expect(y).toBeCloseTo(0);
        expect(depth).toBeGreaterThan(0);
      }),
    );
  });

  it("holds the whole mesh at distance 1, whatever the shape of the picture", () => {
    const aspects = fc.double({ min: 0.3, max: 3, noNaN: true });
    fc.assert(
      fc.property(
        angle,
        angle,
        anyOptics,
        aspects,
        angle,
        angle,
        (yaw, pitch, optics, aspect, a, b) => {
          const lens = lensOf({ ...FRONT, yaw, pitch }, optics, aspect);
          const onSphere: Vector = [
            Math.cos(a) * Math.cos(b),
            Math.sin(a),
            Math.cos(a) * Math.sin(b),
          ];
          const { x, y } = project(lens, onSphere);
          expect(Math.abs(x)).toBeLessThan(1);
          expect(Math.abs(y)).toBeLessThan(1);
        },
      ),
    );
  });
});

describe("moving a camera", () => {
  it("pans what is seen by as much as the pointer went", () => {
    fc.assert(
      fc.property(anyCamera, anyOptics, share, share, (camera, optics, right, down) => {
        const moved = panned(camera, right, down, optics);
        const { x, y } = project(lensOf(moved, optics, 1), camera.target);
        expect(x).toBeCloseTo(2 * right);
        expect(y).toBeCloseTo(-2 * down);
      }),
    );
  });

  it("stops above and below, and at the least and the largest distance", () => {
    expect(rotated(FRONT, 0, 9).pitch).toBeLessThan(Math.PI / 2);
    expect(rotated(FRONT, 0, -9).pitch).toBeGreaterThan(-Math.PI / 2);
    expect(zoomed(FRONT, 1e-9).distance).toBe(0.01);
    expect(zoomed(FRONT, 1e9).distance).toBe(100);
  });

  it("looks from a place at another", () => {
    const place = fc.tuple(share, share, share);
    fc.assert(
      fc.property(place, place, fc.constantFrom("y", "z"), (away, target, up) => {
        fc.pre(Math.hypot(...away) > 0.2 && Math.hypot(away[0], away[up === "y" ? 2 : 1]) > 0.01);
        const eye: Vector = [target[0] + away[0], target[1] + away[1], target[2] + away[2]];
        const optics: Optics = { ...OPTICS, up };
        const lens = lensOf(lookingFrom(eye, target, optics), optics, 1);
        for (const axis of [0, 1, 2] as const) expect(lens.eye[axis]).toBeCloseTo(eye[axis]);
      }),
    );
  });
});

describe("a camera in the link", () => {
  it.each([
    [HOME, "30,20,1"],
    [{ ...HOME, target: [0, 0.5, 0] as Vector }, "30,20,1,0,0.5,0"],
  ])("is short", (camera, text) => {
    expect(cameraText(camera)).toBe(text);
  });

  it("reads back as it was", () => {
    fc.assert(
      fc.property(anyCamera, (camera) => {
        const read = parseCamera(cameraText(camera));
        expect(read?.yaw).toBeCloseTo(camera.yaw, 3);
        expect(read?.pitch).toBeCloseTo(camera.pitch, 3);
        expect(read?.distance).toBeCloseTo(camera.distance, 3);
      }),
    );
  });

  it.each(["", "1,2", "a,b,c", "1,2,NaN", "1,2,3,4,5,6,7"])("is none: %j", (text) => {
    expect(parseCamera(text)).toBeUndefined();
  });
});
