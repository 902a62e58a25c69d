import { add, cross, dot, scaled, subtract, unit, type Vector } from "./vector.ts";

/**
 * From where a mesh is looked at, in measures of the mesh: the origin is its centre and 1 its
 * radius, so that the same camera suits meshes of every size.
 */
export interface OrbitCamera {
  /** Around the upright axis, radians; 0 looks from the front. */
  readonly yaw: number;
  /** Above the horizon, radians. */
  readonly pitch: number;
  /** 1: the mesh just fits. */
  readonly distance: number;
  /** What is in the middle of the picture. */
  readonly target: Vector;
}

export type UpAxis = "y" | "z";

/** How places in space become places in the picture. */
export interface Optics {
  readonly projection: "perspective" | "orthographic";
  /** Upright, radians. */
  readonly fov: number;
  readonly up: UpAxis;
}

/** A camera, ready to project. */
export interface Lens {
  readonly eye: Vector;
  readonly right: Vector;
  readonly up: Vector;
  /** From what is seen to the eye. */
  readonly back: Vector;
  readonly perspective: boolean;
  /** Of half the picture for each unit, sideways and upright. */
  readonly scaleX: number;
  readonly scaleY: number;
  /** From the eye to what the camera turns around. */
  readonly reach: number;
}

const DEGREE = Math.PI / 180;

/** A little from the right and from above, as one looks at a thing on a table. */
export const HOME: OrbitCamera = {
  yaw: 30 * DEGREE,
  pitch: 20 * DEGREE,
  distance: 1,
  target: [0, 0, 0],
};

/** Straight from above, right and left would be anywhere. */
const MAX_PITCH = 89.9 * DEGREE;
const MIN_DISTANCE = 0.01;
const MAX_DISTANCE = 100;
/** Around what just fits. */
const MARGIN = 1.06;

export function rotated(camera: OrbitCamera, yaw: number, pitch: number): OrbitCamera {
  return {
    ...camera,
    yaw: (camera.yaw + yaw) % (2 * Math.PI),
    pitch: clamped(camera.pitch + pitch, -MAX_PITCH, MAX_PITCH),
  };
}

/** @param factor below 1 comes nearer. */
export function zoomed(camera: OrbitCamera, factor: number): OrbitCamera {
  return { ...camera, distance: clamped(camera.distance * factor, MIN_DISTANCE, MAX_DISTANCE) };
}

/** Moves what is seen, by shares of the picture's height. */
export function panned(
  camera: OrbitCamera,
  right: number,
  down: number,
  optics: Optics,
): OrbitCamera {
  const lens = lensOf(camera, optics, 1);
  const height = (2 / lens.scaleY) * (lens.perspective ? lens.reach : 1);
  const move = add(scaled(lens.right, -right * height), scaled(lens.up, down * height));
  return { ...camera, target: add(camera.target, move) };
}

/** @param aspect width of the picture over its height. */
export function lensOf(camera: OrbitCamera, optics: Optics, aspect: number): Lens {
  const { yaw, pitch, distance, target } = camera;
  const upright = (vector: Vector): Vector => toAxes(vector, optics.up);
  const back = upright([
    Math.cos(pitch) * Math.sin(yaw),
    Math.sin(pitch),
    Math.cos(pitch) * Math.cos(yaw),
  ]);
  const right = upright([Math.cos(yaw), 0, -Math.sin(yaw)]);
  const perspective = optics.projection === "perspective";
  const reach = distance * fitReach(optics.fov, aspect);
  const halfHeight = perspective
    ? Math.tan(optics.fov / 2)
    : (distance * MARGIN) / Math.min(aspect, 1);
  return {
    eye: add(target, scaled(back, reach)),
    right,
    up: cross(back, right),
    back,
    perspective,
    scaleX: 1 / (halfHeight * aspect),
    scaleY: 1 / halfHeight,
    reach,
  };
}

/** Where a place is in the picture: −1 to 1 from left to right and from bottom to top. */
export function project(lens: Lens, place: Vector): { x: number; y: number; depth: number } {
  const from = subtract(place, lens.eye);
  const depth = -dot(from, lens.back);
  const shrink = lens.perspective ? depth : 1;
  return {
    x: (dot(from, lens.right) * lens.scaleX) / shrink,
    y: (dot(from, lens.up) * lens.scaleY) / shrink,
    depth,
  };
}

/** The camera that looks from one place at another. */
export function lookingFrom(eye: Vector, target: Vector, { fov, up }: Optics): OrbitCamera {
  const away = fromAxes(subtract(eye, target), up);
  const length = Math.hypot(...away);
  const [x, y, z] = unit(away);
  return {
    yaw: Math.atan2(x, z),
    pitch: clamped(Math.asin(clamped(y, -1, 1)), -MAX_PITCH, MAX_PITCH),
    distance: clamped(length / fitReach(fov, 1), MIN_DISTANCE, MAX_DISTANCE),
    target,
  };
}

/** For the link: "30,20,1", and where the target is when it is not in the middle. */
export function cameraText({ yaw, pitch, distance, target }: OrbitCamera): string {
  const numbers = [yaw / DEGREE, pitch / DEGREE, distance, ...target];
  const count = target.every((each) => each === 0) ? 3 : 6;
  return numbers
    .slice(0, count)
    .map((each) => String(Number(each.toPrecision(5))))
    .join(",");
}

/** Undefined when the text is none. */
export function parseCamera(text: string): OrbitCamera | undefined {
  const [yaw, pitch, distance, x = 0, y = 0, z = 0, ...rest] = text.split(",").map(Number);
  if (yaw === undefined || pitch === undefined || distance === undefined) return undefined;
  const all = [yaw, pitch, distance, x, y, z];
  if (rest.length > 0 || !all.every(Number.isFinite)) return undefined;
  return {
    yaw: yaw * DEGREE,
    pitch: clamped(pitch * DEGREE, -MAX_PITCH, MAX_PITCH),
    distance: clamped(distance, MIN_DISTANCE, MAX_DISTANCE),
    target: [x, y, z],
  };
}

/** How far off a sphere of radius 1 fits. */
function fitReach(fov: number, aspect: number): number {
  const sideways = Math.atan(Math.tan(fov / 2) * aspect);
  return MARGIN / Math.sin(Math.min(fov / 2, sideways));
}

/** From axes where y points up. */
function toAxes([x, y, z]: Vector, up: UpAxis): Vector {
  return up === "y" ? [x, y, z] : [x, -z, y];
}

function fromAxes([x, y, z]: Vector, up: UpAxis): Vector {
  return up === "y" ? [x, y, z] : [x, z, -y];
}

function clamped(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}
